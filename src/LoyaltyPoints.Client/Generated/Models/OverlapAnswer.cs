namespace LoyaltyPoints.Client;

/// <summary>Segments that are not archived, and what they have in common.</summary>
public sealed record OverlapAnswer
{
    /// <summary>See <c>/v1/analytics/definitions</c>.</summary>
    public required IReadOnlyList<string> Definitions { get; init; }

    /// <summary>At most 100, oldest first.</summary>
    public required IReadOnlyList<OverlapSegment> Segments { get; init; }

    /// <summary>Those with members in common, at most 4,950.</summary>
    public required IReadOnlyList<OverlapPair> Pairs { get; init; }
}
