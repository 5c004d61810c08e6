namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>How far ahead is looked, and what a year's waiting takes off.</summary>
/// <param name="Weeks">1 to 520.</param>
/// <param name="YearlyDiscount">0 or more: 0.1 makes what comes in a year worth 1/1.1 today.</param>
public sealed record LifetimeHorizon(int Weeks = 52, double YearlyDiscount = 0.1)
{
    /// <summary>Purchases are discounted by periods of this length, each from its middle; the last may be shorter.</summary>
    public const int PeriodWeeks = 4;

    private const double WeeksOfYear = 365.25 / 7;

    /// <summary>The end of each period, in weeks from now, and what one unit of money in it is worth today.</summary>
    public IReadOnlyList<(double End, double Factor)> Periods { get; } =
    [
        .. Enumerable.Range(0, (Weeks + PeriodWeeks - 1) / PeriodWeeks).Select(i =>
        {
            double start = i * PeriodWeeks, end = Math.Min(start + PeriodWeeks, Weeks);
            return (end, Math.Pow(1 + YearlyDiscount, -(start + end) / 2 / WeeksOfYear));
        }),
    ];
}
