namespace LoyaltyPoints.Api.Background;

/// <summary>When what time has changed is written down.</summary>
public sealed record SweepOptions
{
    /// <summary>Seconds from one sweep to the next; 0: never in the service, only by <c>loyalty sweep</c>.</summary>
    public int IntervalSeconds { get; init; } = 60;
}
