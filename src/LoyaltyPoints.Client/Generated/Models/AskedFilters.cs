namespace LoyaltyPoints.Client;

/// <summary>The filters of an answer, as they were asked for; what is absent filters nothing.</summary>
public sealed record AskedFilters
{
    /// <summary>Members enrolled in it.</summary>
    public required string? Program { get; init; }

    /// <summary>Members of that program in this tier at <c>asOf</c>.</summary>
    public required string? Tier { get; init; }

    /// <summary>Purchases in it.</summary>
    public required string? Store { get; init; }

    /// <summary>Purchases by it.</summary>
    public required string? Channel { get; init; }

    /// <summary>Members who are in it as of its last refresh.</summary>
    public required string? Segment { get; init; }
}
