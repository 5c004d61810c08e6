namespace LoyaltyPoints.Client;

/// <summary>
/// What is in the basket while units are spent on it. Money is in the smallest part of the currency.
/// </summary>
public sealed record RedemptionOrderRequest
{
    public required string Currency { get; init; }

    /// <summary>What is to be paid in all, before any of it is paid with units.</summary>
    public required long Total { get; init; }

    /// <summary>The items, where the reward asks about them.</summary>
    public IReadOnlyList<PurchaseLineRequest>? Lines { get; init; }
}
