namespace LoyaltyPoints.Client;

/// <summary>What was measured when a goal was set.</summary>
public sealed record GoalBaseline
{
    /// <summary>The first local day of the days before, as many as the goal's period has.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first local day after them.</summary>
    public required DateOnly To { get; init; }

    /// <summary>
    /// What the metric came to in them; of members in a segment, how many there were at that moment.
    /// </summary>
    public required double Value { get; init; }

    /// <summary>Of what is counted.</summary>
    public required string Currency { get; init; }
}
