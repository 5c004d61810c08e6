using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Rules;

/// <summary>A text or a whole number.</summary>
/// <param name="Text">Null where it is a number.</param>
/// <param name="Number">0 where it is a text.</param>
public readonly record struct GivenValue(string? Text, long Number)
{
    public static implicit operator GivenValue(string text) => new(text, 0);

    public static implicit operator GivenValue(long number) => new(null, number);
}

/// <summary>
/// What an evaluation was told beside the order: the member's standings, what was spent before, an activity's
/// attributes, by the names that conditions use. Recorded with the result, so that a return is judged by the same and
/// an explanation can name it. Immutable.
/// </summary>
/// <remarks>
/// Names: <c>standing.tier</c>, <c>standing.membership</c>, <c>standing.plan</c> (while its benefits apply, else
/// <c>none</c>) and <c>standing.available</c> of the program itself, and with a program's id in between
/// (<c>standing.prg_....tier</c>) of another; <c>member.isBirthday</c> (<c>yes</c>, <c>no</c>) and
/// <c>member.daysEnrolled</c>; <c>member.segment.seg_...</c> (<c>yes</c>, <c>no</c>) of each segment that is asked
/// about; <c>spent.rule-id</c>, money spent before in the window of a rule with bands;
/// <c>activity.type</c> and <c>activity.name</c>.
/// </remarks>
public sealed class GivenFacts(IReadOnlyDictionary<string, GivenValue> values)
{
    public static readonly GivenFacts None = new(new Dictionary<string, GivenValue>());

    /// <summary>What a tier, membership or plan is called where there is none.</summary>
    public const string Nothing = "none";

    /// <summary>What a fact says that holds or does not.</summary>
    public const string Yes = "yes";

    public const string No = "no";

    public IReadOnlyDictionary<string, GivenValue> Values => values;

    /// <summary>The ids of the segments of which it was given that the member is in them.</summary>
    public IReadOnlyList<string> Segments => field ??=
    [
        .. from fact in values
           where fact.Value.Text == Yes && fact.Key.StartsWith(GivenFields.InSegment, StringComparison.Ordinal)
           select fact.Key[GivenFields.InSegment.Length..],
    ];

    /// <summary>Null where it was not given, or is a number.</summary>
    public string? Text(string name) => values.TryGetValue(name, out var value) ? value.Text : null;

    /// <summary>Zero where it was not given, or is a text.</summary>
    public long Number(string name) => values.TryGetValue(name, out var value) ? value.Number : 0;
}
