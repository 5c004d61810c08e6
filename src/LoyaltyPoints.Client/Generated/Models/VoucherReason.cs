namespace LoyaltyPoints.Client;

/// <summary>Why a voucher cannot be used.</summary>
public sealed record VoucherReason
{
    /// <summary>One of the error codes that a use is refused with.</summary>
    public required string Code { get; init; }

    public required string Detail { get; init; }
}
