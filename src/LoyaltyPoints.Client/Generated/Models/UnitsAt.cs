namespace LoyaltyPoints.Client;

/// <summary>So many units at such a time.</summary>
public sealed record UnitsAt
{
    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }

    public required long Units { get; init; }
}
