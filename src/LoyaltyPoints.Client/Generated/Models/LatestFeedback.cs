namespace LoyaltyPoints.Client;

public sealed record LatestFeedback
{
    /// <summary>
    /// <c>unsatisfied</c>, <c>slightlySatisfied</c>, <c>satisfied</c>, <c>verySatisfied</c> or
    /// <c>extremelySatisfied</c>.
    /// </summary>
    public required string Level { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }
}
