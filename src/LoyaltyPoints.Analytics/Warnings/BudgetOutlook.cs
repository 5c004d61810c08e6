using LoyaltyPoints.Core;

namespace LoyaltyPoints.Analytics.Warnings;

/// <summary>How a campaign's budget stands, and when it will be used up if it goes on as until now.</summary>
/// <param name="Budget">Units.</param>
/// <param name="Given">Of them.</param>
/// <param name="Share">Given ÷ budget.</param>
/// <param name="UnitsPerDay">Given since the campaign's start; null on its first day.</param>
/// <param name="ExhaustedAt">If it goes on so; null where nothing is given, or it would last a hundred years.</param>
/// <param name="EndsAt">The campaign's end; null: it has none.</param>
/// <param name="IsBeforeEnd">Whether it will be used up before that.</param>
public sealed record BudgetOutlook(
    long Budget, long Given, double Share, double? UnitsPerDay, Instant? ExhaustedAt, Instant? EndsAt,
    bool IsBeforeEnd)
{
    private const double LongestDays = 36_500;

    /// <summary>Before so much is given, how fast it goes says little.</summary>
    private const double LeastShareForPace = 0.2;

    /// <summary>What there is to say of it.</summary>
    /// <param name="nearShare">From where on it is nearly used up.</param>
    public BudgetSign Sign(double nearShare) => Share >= 1 ? BudgetSign.Spent
        : Share >= nearShare ? BudgetSign.Near
        : Share >= LeastShareForPace && IsBeforeEnd ? BudgetSign.Early : BudgetSign.None;

    /// <summary>The outlook of a campaign that has begun.</summary>
    /// <param name="budget">1 or more.</param>
    public static BudgetOutlook Of(long budget, long given, Instant startedAt, Instant? endsAt, Instant now)
    {
        var days = now.Since(startedAt).TotalDays;
        var perDay = days < 1 ? (double?)null : given / days;
        var left = perDay > 0 ? Math.Max(0, budget - given) / perDay.Value : LongestDays;
        Instant? exhaustedAt = left < LongestDays ? now.Plus(TimeSpan.FromDays(left)) : null;
        return new BudgetOutlook(
            budget, given, (double)given / budget, perDay, exhaustedAt, endsAt,
            exhaustedAt is { } at && endsAt is { } end && at < end);
    }
}

/// <summary>What a campaign's budget gives reason to say.</summary>
public enum BudgetSign
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It will be used up before the campaign ends, as it goes.</summary>
    Early,

    /// <summary>It is nearly used up.</summary>
    Near,

    /// <summary>It is used up.</summary>
    Spent,
}
