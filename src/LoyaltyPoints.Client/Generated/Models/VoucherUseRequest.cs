namespace LoyaltyPoints.Client;

/// <summary>A use of a voucher; <c>source</c> and <c>externalId</c> name it for ever.</summary>
public sealed record VoucherUseRequest
{
    /// <summary>Which till or shop system speaks.</summary>
    public required string Source { get; init; }

    /// <summary>What it calls the order, or the use.</summary>
    public required string ExternalId { get; init; }

    public MemberReference? Member { get; init; }

    /// <summary>Absent: now. A till that was offline says when it was.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    public VoucherOrderRequest? Order { get; init; }

    /// <summary>How much of a gift card. Absent: as much as the order takes and the card has.</summary>
    public long? Amount { get; init; }
}
