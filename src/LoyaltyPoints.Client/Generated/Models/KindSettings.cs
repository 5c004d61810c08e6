namespace LoyaltyPoints.Client;

/// <summary>What the scores of the four kinds of loyalty are measured by.</summary>
public sealed record KindSettings
{
    /// <summary>Days back from the as-of that count.</summary>
    public required int WindowDays { get; init; }

    /// <summary>Visits in the window below which nothing is said of how a member buys.</summary>
    public required int LeastVisits { get; init; }

    /// <summary>Activities in the window that are worth a full third of the emotional score.</summary>
    public required int FullActivities { get; init; }

    /// <summary>Members brought in the window that are worth another third.</summary>
    public required int FullReferrals { get; init; }

    /// <summary>Extremely satisfied answers in the window that are worth the last third.</summary>
    public required int FullAnswers { get; init; }

    /// <summary>The score, of 100, from which a member's highest is its kind.</summary>
    public required int LeadsFrom { get; init; }
}
