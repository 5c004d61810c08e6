namespace LoyaltyPoints.Client;

/// <summary>From an instant on, another status.</summary>
public sealed record NextStatus
{
    public required string Status { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }
}
