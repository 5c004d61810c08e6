using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Rules;
using Limits = LoyaltyPoints.Api.Binding.Rules;
using Refusal = LoyaltyPoints.Api.Binding.Refusal;

namespace LoyaltyPoints.Api.Features.Activities;

/// <summary>Something a member did that is no purchase.</summary>
public sealed record PostActivityRequest
{
    /// <summary>Who posts it; unique together with `externalId`, for ever.</summary>
    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    public string? MemberId { get; init; }

    /// <summary>
    /// For example `survey.completed`. `member.enrolled`, `member.birthday` and `member.anniversary` are the service's
    /// own.
    /// </summary>
    public string? Type { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Facts for rules to ask about: texts, whole numbers, true or false.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Attributes { get; init; }
}

internal sealed partial class PostActivityValidator : FaultValidator<PostActivityRequest>
{
    public PostActivityValidator()
    {
        RuleFor(x => x.Source).Required().Text(64);
        RuleFor(x => x.ExternalId).Required().Text(128);
        RuleFor(x => x.MemberId).Required().PublicId(Core.PublicId.Member);
        RuleFor(x => x.Type).Required().Check(RefuseType);
        RuleFor(x => x.OccurredAt).Required();
        RuleFor(x => x.Attributes).Check(RefuseAttributes);
    }

    /// <summary>As rules see them; true and false are the texts.</summary>
    public static SortedDictionary<string, GivenValue> Values(IReadOnlyDictionary<string, JsonElement>? attributes)
    {
        var values = new SortedDictionary<string, GivenValue>(StringComparer.Ordinal);
        foreach (var (name, json) in attributes ?? new Dictionary<string, JsonElement>())
        {
            values[name] = json.ValueKind switch
            {
                JsonValueKind.Number => json.GetInt64(),
                JsonValueKind.String => json.GetString()!,
                _ => json.GetBoolean() ? "true" : "false",
            };
        }

        return values;
    }

    private static Refusal? RefuseType(string? type) => type is null ? null
        : !TypeForm().IsMatch(type)
            ? new(FaultCodes.InvalidFormat, "1 to 64 of a-z, 0-9, dot, underscore and hyphen are expected.")
        : Activity.IsOwn(type) ? new(FaultCodes.InvalidValue, "This one is made by the service itself.") : null;

    private static Refusal? RefuseAttributes(IReadOnlyDictionary<string, JsonElement>? attributes)
    {
        if (attributes is null) return null;
        if (attributes.Count > 50) return new(FaultCodes.TooMany, "At most 50 attributes are allowed.");
        foreach (var (name, json) in attributes)
        {
            if (!NameForm().IsMatch(name) || name == "type")
            {
                return new(
                    FaultCodes.InvalidFormat, $"'{name}' is no name: 1 to 64 letters, digits, _ and -; not type.");
            }

            if (RefuseValue(json) is { } detail) return new(FaultCodes.InvalidValue, $"'{name}': {detail}");
        }

        return null;
    }

    private static string? RefuseValue(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => null,
        JsonValueKind.Number => json.TryGetInt64(out var number)
            && number is >= -Limits.MaximumAmount and <= Limits.MaximumAmount
            ? null : "a whole number of at most 10^15 is expected.",
        JsonValueKind.String => Limits.RefuseText(json.GetString()!, 200)?.Detail,
        _ => "a text, a whole number, true or false is expected.",
    };

    [GeneratedRegex("^[a-z0-9._-]{1,64}\\z")]
    private static partial Regex TypeForm();

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}\\z")]
    private static partial Regex NameForm();
}

[JsonSerializable(typeof(PostActivityRequest))]
internal sealed partial class ActivityJson : JsonSerializerContext;
