namespace LoyaltyPoints.Core.Profiles;

/// <summary>How often a member buys, by local days; purchases of one day are one.</summary>
/// <param name="PurchaseDays">Days with a purchase.</param>
/// <param name="TypicalGapDays">The median of the days from one to the next; null below two.</param>
/// <param name="DaysSinceLast">From the last to today; null without a purchase.</param>
public sealed record Rhythm(int PurchaseDays, double? TypicalGapDays, int? DaysSinceLast)
{
    /// <param name="days">With a purchase, ascending, in day numbers; several may be equal.</param>
    public static Rhythm Of(IEnumerable<int> days, int today)
    {
        var distinct = days.Distinct().ToList();
        if (distinct.Count == 0) return new Rhythm(0, null, null);
        var gaps = distinct.Zip(distinct.Skip(1), static (one, next) => next - one).Order().ToList();
        var middle = gaps.Count / 2;
        double? typical = gaps.Count == 0 ? null
            : gaps.Count % 2 == 1 ? gaps[middle] : (gaps[middle - 1] + gaps[middle]) / 2.0;
        return new Rhythm(distinct.Count, typical, today - distinct[^1]);
    }
}
