namespace LoyaltyPoints.Client;

/// <summary>Members who stood on one rung at the period's start and on another at its end.</summary>
public sealed record RungMove
{
    /// <summary>Null: they were not known yet.</summary>
    public required string? From { get; init; }

    /// <summary>
    /// One of <c>prospect</c>, <c>new</c>, <c>active</c>, <c>loyal</c>, <c>champion</c>, <c>atRisk</c>,
    /// <c>lapsed</c>, <c>wonBack</c>.
    /// </summary>
    public required string To { get; init; }

    public required long Members { get; init; }
}
