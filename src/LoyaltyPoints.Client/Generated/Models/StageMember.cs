namespace LoyaltyPoints.Client;

/// <summary>A member on the ladder, by which rule, and the numbers that it looked at.</summary>
public sealed record StageMember
{
    public required string MemberId { get; init; }

    /// <summary>
    /// One of <c>prospect</c>, <c>new</c>, <c>active</c>, <c>loyal</c>, <c>champion</c>, <c>atRisk</c>,
    /// <c>lapsed</c>, <c>wonBack</c>.
    /// </summary>
    public required string Stage { get; init; }

    /// <summary>
    /// One of <c>noPurchase</c>, <c>silent</c>, <c>longSilence</c>, <c>longSilenceForMember</c>, <c>cameBack</c>,
    /// <c>firstPurchaseRecent</c>, <c>manyVisits</c>, <c>severalVisits</c>, <c>noneOfThese</c>.
    /// </summary>
    public required string Rule { get; init; }

    public required StageNumbers Numbers { get; init; }
}
