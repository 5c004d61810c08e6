namespace LoyaltyPoints.Client;

/// <summary>A redemption as it is answered.</summary>
public sealed record RedemptionAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>
    /// <c>reserved</c>, <c>lapsed</c>, <c>voided</c>, <c>captured</c>, <c>partly_reversed</c> or <c>reversed</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>What was asked for.</summary>
    public required long Units { get; init; }

    /// <summary>What of it was spent.</summary>
    public required long CapturedUnits { get; init; }

    /// <summary>What of that has come back.</summary>
    public required long ReversedUnits { get; init; }

    public string? RewardId { get; init; }

    /// <summary>Whose app made it; absent where the tenant's own did.</summary>
    public string? PartnerId { get; init; }

    /// <summary>The version of the reward that counts.</summary>
    public int? RewardVersion { get; init; }

    /// <summary>
    /// Money that is paid with what is reserved, or was captured and not reversed, in the smallest part of the
    /// program's currency; absent where the reward is not a fixed amount.
    /// </summary>
    public long? Amount { get; init; }

    /// <summary>The code of the voucher that was given for it.</summary>
    public string? VoucherCode { get; init; }

    /// <summary>The purchase that was paid with it.</summary>
    public string? PurchaseId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When a reservation lapses, or would have.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was captured or voided.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>
    /// The account afterwards; absent where it is only looked up, or its partner no longer sees the member.
    /// </summary>
    public Balance? Balance { get; init; }
}
