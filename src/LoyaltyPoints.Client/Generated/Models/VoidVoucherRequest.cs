namespace LoyaltyPoints.Client;

/// <summary>Why a voucher shall not be used any more.</summary>
public sealed record VoidVoucherRequest
{
    public required string Reason { get; init; }
}
