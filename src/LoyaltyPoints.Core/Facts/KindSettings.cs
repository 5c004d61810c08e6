namespace LoyaltyPoints.Core.Facts;

/// <summary>What the scores of the four kinds of loyalty are measured by.</summary>
public sealed record KindSettings
{
    /// <summary>Days back from the as-of that count.</summary>
    public int WindowDays { get; init; } = 365;

    /// <summary>Visits in the window below which nothing is said of how a member buys.</summary>
    public int LeastVisits { get; init; } = 3;

    /// <summary>Activities in the window that are worth a full third of the emotional score.</summary>
    public int FullActivities { get; init; } = 6;

    /// <summary>Members brought in the window that are worth another third.</summary>
    public int FullReferrals { get; init; } = 2;

    /// <summary>Extremely satisfied answers in the window that are worth the last third.</summary>
    public int FullAnswers { get; init; } = 3;

    /// <summary>The score, of 100, from which a member's highest is its kind.</summary>
    public int LeadsFrom { get; init; } = 50;
}
