namespace LoyaltyPoints.Client;

/// <summary>What a voucher shall be used for.</summary>
public sealed record VoucherCheckRequest
{
    public MemberReference? Member { get; init; }

    /// <summary>Absent: now. A till that was offline says when it was.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public VoucherOrderRequest? Order { get; init; }

    /// <summary>How much of a gift card. Absent: as much as the order takes and the card has.</summary>
    public long? Amount { get; init; }
}
