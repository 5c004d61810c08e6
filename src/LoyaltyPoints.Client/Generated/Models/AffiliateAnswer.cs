namespace LoyaltyPoints.Client;

/// <summary>An affiliate as answered.</summary>
public sealed record AffiliateAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>In upper case.</summary>
    public required string Code { get; init; }

    public required CommissionAnswer Commission { get; init; }

    public required string Currency { get; init; }

    public required AttributionAnswer Attribution { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
