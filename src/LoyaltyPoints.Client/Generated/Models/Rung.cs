namespace LoyaltyPoints.Client;

/// <summary>A rung of the ladder.</summary>
public sealed record Rung
{
    /// <summary>
    /// One of <c>prospect</c>, <c>new</c>, <c>active</c>, <c>loyal</c>, <c>champion</c>, <c>atRisk</c>,
    /// <c>lapsed</c>, <c>wonBack</c>.
    /// </summary>
    public required string Stage { get; init; }

    /// <summary>Who stands on it at the period's end.</summary>
    public required long Members { get; init; }

    /// <summary>Who stood on it at the period's start.</summary>
    public required long Before { get; init; }

    /// <summary>What those who stand on it at the end bought in the period, less returns.</summary>
    public required long Revenue { get; init; }
}
