namespace LoyaltyPoints.Client;

/// <summary>One item of a sale.</summary>
public sealed record PurchaseLineRequest
{
    /// <summary>Unique within the purchase.</summary>
    public required string Id { get; init; }

    public string? Sku { get; init; }

    public string? Category { get; init; }

    public required long Quantity { get; init; }

    /// <summary>What was paid for all pieces: discounts off, tax included.</summary>
    public required long Amount { get; init; }

    /// <summary>Tax inside the amount; absent where the till does not know it by line.</summary>
    public long? Tax { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }
}
