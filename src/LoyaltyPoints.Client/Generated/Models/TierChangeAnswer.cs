namespace LoyaltyPoints.Client;

/// <summary>A move from tier to tier.</summary>
public sealed record TierChangeAnswer
{
    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Reason { get; init; }
}
