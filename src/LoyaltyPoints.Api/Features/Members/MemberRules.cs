using FluentValidation;
using FluentValidation.Results;
using LoyaltyPoints.Api.Binding;
using Limits = LoyaltyPoints.Api.Binding.Rules;

namespace LoyaltyPoints.Api.Features.Members;

/// <summary>Rules over what is said of a member.</summary>
internal static class MemberRules
{
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

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
                else if (Limits.TextFault(value, IdentifierRule.LongestValue) is var (code, detail))
                    Add(context, $"[{at}].Value", code, detail);
                if (kind is not null && value is not null && !seen.Add((kind, value)))
                    Add(context, $"[{at}]", FaultCodes.Duplicate, "The same identifier stands here twice.");
            }
        });

    public static void Attributes<T>(this IRuleBuilder<T, IReadOnlyDictionary<string, string>?> rule) =>
        rule.Custom((attributes, context) =>
        {
            if (attributes is null) return;
            if (attributes.Count > 50) context.AddFault(FaultCodes.OutOfRange, "At most 50 attributes are allowed.");
            foreach (var (name, value) in attributes)
            {
                if (Limits.TextFault(name, 64) is not null || value is null || value.Length > 500 || value.Contains('\0'))
                    context.AddFault(FaultCodes.InvalidValue, $"Names have 1 to 64 characters and values at most 500.");
            }
        });

    public static void Birthday<T>(this IRuleBuilder<T, string?> rule) => rule.Custom((text, context) =>
    {
        if (text is null) return;
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", out var date))
            context.AddFault(FaultCodes.InvalidFormat, "A date such as 1990-05-17 is expected.");
        else if (date.Year is < 1900 or > 2200)
            context.AddFault(FaultCodes.OutOfRange, "The year must lie between 1900 and 2200.");
    });

    public static void NotInFuture<T>(this IRuleBuilder<T, DateTimeOffset?> rule, TimeProvider clock) =>
        rule.Custom((instant, context) =>
        {
            if (instant > clock.GetUtcNow() + ClocksDiffer)
                context.AddFault(FaultCodes.OutOfRange, "Must not lie in the future.");
        });

    public static void NoDuplicates<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) =>
        rule.Custom((list, context) =>
        {
            if (list is not null && list.Distinct(StringComparer.Ordinal).Count() != list.Count)
                context.AddFault(FaultCodes.Duplicate, "The same value stands here twice.");
        });

    private static void Add<T>(ValidationContext<T> context, string place, string code, string detail) =>
        context.AddFailure(new ValidationFailure(context.PropertyPath + place, detail) { ErrorCode = code });
}
