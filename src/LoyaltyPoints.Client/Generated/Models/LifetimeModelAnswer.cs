namespace LoyaltyPoints.Client;

/// <summary>A model that was learned from all members, and is kept.</summary>
public sealed record LifetimeModelAnswer
{
    public required string Currency { get; init; }

    /// <summary>Up to when their histories were known.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>That had bought.</summary>
    public required long Members { get; init; }

    /// <summary>On a second day too.</summary>
    public required long Repeaters { get; init; }

    public required PurchaseModelAnswer Purchases { get; init; }

    public required SpendModelAnswer Spend { get; init; }
}
