namespace LoyaltyPoints.Client;

/// <summary>Somebody who sends customers, and what they get for it.</summary>
public sealed record AffiliateRequest
{
    public required string Name { get; init; }

    /// <summary>What a purchase names it by; its case does not matter there.</summary>
    public required string Code { get; init; }

    public required CommissionRequest Commission { get; init; }

    /// <summary>Purchases in another currency are not attributed.</summary>
    public required string Currency { get; init; }

    /// <summary>Absent: only the code counts, no clicks do.</summary>
    public AttributionRequest? Attribution { get; init; }
}
