using FluentValidation;
using FluentValidation.Results;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using Limits = LoyaltyPoints.Api.Binding.Rules;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>Rules over what is said of a member.</summary>
internal static class MemberRules
{
    public static void Identifiers<T>(this IRuleBuilder<T, IReadOnlyList<IdentifierRequest>?> rule) =>
        rule.AtMost(20).Custom((identifiers, context) =>
        {
            var seen = new HashSet<(string, string)>();
            for (var at = 0; at < (identifiers?.Count ?? 0); at++)
            {
                var (kind, value) = (identifiers![at]?.Kind, identifiers[at]?.Value);
                if (kind is null) Add(context, $"[{at}].Kind", FaultCodes.Required, "A value is required.");
                else if (!IdentifierRule.IsKind(kind))
                    Add(context, $"[{at}].Kind", FaultCodes.InvalidFormat, "1 to 32 of a-z, 0-9 and - are expected.");
                if (value is null) Add(context, $"[{at}].Value", FaultCodes.Required, "A value is required.");
                else if (Limits.RefuseText(value, IdentifierRule.LongestValue) is var (code, detail))
                    Add(context, $"[{at}].Value", code, detail);
                if (kind is not null && value is not null && !seen.Add((kind, value)))
                    Add(context, $"[{at}]", FaultCodes.Duplicate, "The same identifier stands here twice.");
            }
        });

    public static void Attributes<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule) =>
        rule.Check(attributes => attributes is null ? null
            : attributes.Count > 50 ? new(FaultCodes.OutOfRange, "At most 50 attributes are allowed.")
            : attributes.All(IsAttribute) ? null
            : new(FaultCodes.InvalidValue, "Names have 1 to 64 characters and values at most 500."));

    public static void Birthday<T>(this IRuleBuilder<T, string?> rule) => rule.Check(text => text is null ? null
        : !DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date)
            ? new(FaultCodes.InvalidFormat, "A date such as 1990-05-17 is expected.")
        : date.Year is < 1900 or > 2200 ? new(FaultCodes.OutOfRange, "The year must lie between 1900 and 2200.")
        : null);

    public static IRuleBuilderOptions<T, IReadOnlyList<string>?> NoDuplicates<T>(
        this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Check(list => list is null || list.Distinct(StringComparer.Ordinal).Count() == list.Count ? null
            : new(FaultCodes.Duplicate, "The same value stands here twice."));

    private static bool IsAttribute(KeyValuePair<string, string> attribute) =>
        Limits.RefuseText(attribute.Key, 64) is null && attribute.Value is { Length: <= 500 } text
        && !text.Contains('\0');

    private static void Add<T>(ValidationContext<T> context, string place, string code, string detail) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath + place, detail) { ErrorCode = code });
}
