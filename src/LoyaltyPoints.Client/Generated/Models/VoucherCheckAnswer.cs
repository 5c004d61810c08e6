namespace LoyaltyPoints.Client;

/// <summary>Whether a voucher can be used, and what it would come to. Nothing was written.</summary>
public sealed record VoucherCheckAnswer
{
    public required bool Valid { get; init; }

    /// <summary>Everything that stands against it; the first is what a use would be refused with.</summary>
    public required IReadOnlyList<VoucherReason> Reasons { get; init; }

    public required VoucherAnswer Voucher { get; init; }

    /// <summary>Money that would be taken off the order.</summary>
    public long? Discount { get; init; }

    /// <summary>Of a free item: where the money is.</summary>
    public IReadOnlyList<FreeLine>? Lines { get; init; }

    /// <summary>Money that would be paid with the gift card.</summary>
    public long? Amount { get; init; }

    /// <summary>Units that would be given.</summary>
    public long? Units { get; init; }
}
