using System.Text.Json;
using System.Text.RegularExpressions;

namespace LoyaltyPoints.Core.Rules.Conditions;

/// <summary>The fields that are answered by <see cref="GivenFacts"/>.</summary>
internal static partial class GivenFields
{
    public const string Tier = "standing.tier";
    public const string Membership = "standing.membership";
    public const string Plan = "standing.plan";
    public const string Available = "standing.available";
    public const string IsBirthday = "member.isBirthday";
    public const string DaysEnrolled = "member.daysEnrolled";
    public const string ActivityType = "activity.type";

    /// <summary>Which segments the member is in.</summary>
    public const string Segment = "member.segment";

    /// <summary>What the names of the facts begin with that say whether the member is in one segment.</summary>
    public const string InSegment = Segment + ".";

    /// <summary>What the names of all facts of an activity begin with.</summary>
    public const string OfActivity = "activity.";

    /// <summary>Those that are always there.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [Tier, Membership, Plan, Available, IsBirthday, DaysEnrolled, Segment];

    /// <summary>The form of the names of those that depend on what other programs and activities there are.</summary>
    public static IReadOnlyList<string> OpenNames { get; } =
        ["standing.prg_<32 hexadecimal digits>.tier, .membership, .plan, .available", "activity.<attribute>"];

    private static readonly ConditionField Segments =
        new(Segment, static (order, _) => order.Given.Segments) { IdPrefix = PublicId.Segment };

    /// <summary>Null if there is none of that name, or an attribute is compared with nothing.</summary>
    public static ConditionField? Find(string name, JsonElement? value) => name switch
    {
        IsBirthday => ConditionField.GivenText(name, ["yes", "no"]),
        DaysEnrolled => ConditionField.GivenNumber(name, NumberSet.AtLeast(0)),
        ActivityType => ConditionField.GivenText(name),
        Segment => Segments,
        _ when AttributeForm().IsMatch(name) => value is not { } json ? null
            : IsNumber(json) ? ConditionField.GivenNumber(name, NumberSet.All) : ConditionField.GivenText(name),
        _ when !StandingForm().IsMatch(name) => null,
        // Where clawbacks may leave a debt, what can be spent is less than nothing.
        _ when name.EndsWith(".available", StringComparison.Ordinal) =>
            ConditionField.GivenNumber(name, NumberSet.All),
        _ => ConditionField.GivenText(name),
    };

    // The first value that is neither a list nor an object decides; one of the other kind is found when it is read.
    private static bool IsNumber(JsonElement json) => First(json) is { ValueKind: JsonValueKind.Number };

    private static JsonElement? First(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(First).FirstOrDefault(first => first is not null),
        JsonValueKind.Object => json.EnumerateObject().Select(property => First(property.Value))
            .FirstOrDefault(first => first is not null),
        _ => json,
    };

    [GeneratedRegex("^activity\\.[a-zA-Z0-9_-]{1,64}\\z")]
    private static partial Regex AttributeForm();

    [GeneratedRegex("^standing\\.(prg_[0-9a-f]{32}\\.)?(tier|membership|plan|available)\\z")]
    private static partial Regex StandingForm();
}
