namespace LoyaltyPoints.Client;

/// <summary>How many goals there are.</summary>
public sealed record GoalsSummary
{
    public required int Goals { get; init; }

    /// <summary>Of these, with as much as is expected by now.</summary>
    public required int OnTrack { get; init; }

    /// <summary>Of these, with all that was aimed at.</summary>
    public required int Reached { get; init; }
}
