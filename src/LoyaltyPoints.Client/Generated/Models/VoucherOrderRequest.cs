namespace LoyaltyPoints.Client;

/// <summary>An order as it stands before the voucher, in the smallest part of its currency.</summary>
public sealed record VoucherOrderRequest
{
    public required string Currency { get; init; }

    /// <summary>Sum of the lines' amounts plus shipping.</summary>
    public required long Total { get; init; }

    public long? Shipping { get; init; }

    public IReadOnlyList<PurchaseLineRequest>? Lines { get; init; }
}
