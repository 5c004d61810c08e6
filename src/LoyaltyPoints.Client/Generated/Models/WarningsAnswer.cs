namespace LoyaltyPoints.Client;

/// <summary>The latest look for early warnings.</summary>
public sealed record WarningsAnswer
{
    /// <summary>Absent: there was none yet.</summary>
    public required WarningOutcome? Latest { get; init; }
}
