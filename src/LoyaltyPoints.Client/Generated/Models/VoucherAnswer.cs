namespace LoyaltyPoints.Client;

/// <summary>A voucher as it is answered.</summary>
public sealed record VoucherAnswer
{
    /// <summary>As people read it.</summary>
    public required string Code { get; init; }

    public required string SeriesId { get; init; }

    /// <summary>Under which it was issued, and stays.</summary>
    public required int SeriesVersion { get; init; }

    /// <summary><c>amount</c>, <c>percent</c>, <c>item</c>, <c>units</c> or <c>giftCard</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>active</c>, <c>upcoming</c>, <c>expired</c>, <c>used</c> or <c>voided</c>.</summary>
    public required string Status { get; init; }

    public string? MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    public DateTimeOffset? ValidFrom { get; init; }

    /// <summary>First instant at which it can no longer be used; absent: it never expires.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Those that were not given back.</summary>
    public required long Uses { get; init; }

    /// <summary>Absent: any number.</summary>
    public long? UsesLeft { get; init; }

    public string? Currency { get; init; }

    /// <summary>Of a gift card: what it began with.</summary>
    public long? Issued { get; init; }

    /// <summary>Of a gift card: what is left.</summary>
    public long? Balance { get; init; }

    public DateTimeOffset? VoidedAt { get; init; }

    public string? VoidReason { get; init; }
}
