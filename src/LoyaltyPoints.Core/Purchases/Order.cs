using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>What the till sold: header and lines. Money is in the smallest part of <see cref="Currency"/>.</summary>
public sealed record Order
{
    public required Instant OccurredAt { get; init; }

    public required string Source { get; init; }

    /// <summary>ISO 4217, three upper-case letters.</summary>
    public required string Currency { get; init; }

    /// <summary>Sum of the lines' amounts plus <see cref="Shipping"/>.</summary>
    public required long Total { get; init; }

    /// <summary>Tax inside <see cref="Total"/>: that of the lines plus that of the shipping.</summary>
    public long Tax { get; init; }

    public long Shipping { get; init; }

    /// <summary>The part of <see cref="Total"/>, in money, that was paid by spending units.</summary>
    public long PaidWithUnits { get; init; }

    public string? Store { get; init; }

    public string? Channel { get; init; }

    public IReadOnlyList<string> PaymentMethods { get; init; } = [];

    public IReadOnlyList<string> Coupons { get; init; } = [];

    /// <summary>By whose code the customer came; null where the till does not say.</summary>
    public string? AffiliateCode { get; init; }

    /// <summary>Empty for a till that posts totals only.</summary>
    public IReadOnlyList<OrderLine> Lines { get; init; } = [];

    /// <summary>The redemption that <see cref="PaidWithUnits"/> was paid with; null where none is named.</summary>
    [JsonConverter(typeof(RedemptionIdConverter))]
    public MemberOwnedId? RedemptionId { get; init; }
}

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
    /// that no line names is shared over the lines that name none (and the shipping), in proportion to their amounts.
    /// </summary>
    public long? Tax { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}
