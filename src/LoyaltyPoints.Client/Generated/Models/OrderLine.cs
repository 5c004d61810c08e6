namespace LoyaltyPoints.Client;

/// <summary>One item of an order.</summary>
public sealed record OrderLine
{
    /// <summary>Unique within its order.</summary>
    public required string Id { get; init; }

    public string? Sku { get; init; }

    public string? Category { get; init; }

    /// <summary>Pieces, at least 1.</summary>
    public required long Quantity { get; init; }

    /// <summary>What was paid for all pieces together: discounts off, tax included; 0 or more.</summary>
    public required long Amount { get; init; }

    /// <summary>
    /// Tax inside <c>amount</c>. Null where the till does not know it by line: then the part of the order's tax
    /// that no line names is shared over the lines that name none (and the shipping), in proportion to their
    /// amounts.
    /// </summary>
    public long? Tax { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }
}
