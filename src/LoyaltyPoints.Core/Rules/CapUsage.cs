namespace LoyaltyPoints.Core.Rules;

/// <summary>One counter: how much of one cap a member has used in one period.</summary>
/// <param name="CapId">Stable name of the cap in its program, e.g. <c>visit/day</c> or <c>program/month</c>.</param>
/// <param name="PeriodStart">First instant of the period in the program's time zone; 0 for a lifetime.</param>
public readonly record struct CapKey(string CapId, long PeriodStart);

/// <summary>
/// What a member has used of each cap before a purchase, in millionths of a unit (a rule's own contribution need not
/// be whole). Absent means nothing used.
/// </summary>
public sealed class CapUsage(IReadOnlyDictionary<CapKey, long> used)
{
    public static readonly CapUsage None = new(new Dictionary<CapKey, long>());

    public IReadOnlyDictionary<CapKey, long> Used => used;

    public long this[CapKey key] => used.GetValueOrDefault(key);
}
