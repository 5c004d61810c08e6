namespace LoyaltyPoints.Client;

/// <summary>One movement of units.</summary>
public sealed record EntryAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>1 for an account's first entry, then without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>
    /// <c>accrual</c>, <c>clawback</c>, <c>redemption</c>, <c>reversal</c>, <c>adjustment</c>, <c>expiry</c>,
    /// <c>maturity</c>, <c>debtRepayment</c>, <c>bonus</c>, <c>reinstatement</c>, <c>transfer</c>, <c>merge</c>.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>
    /// The bucket the units left: <c>issued</c>, <c>pending</c>, <c>available</c>, <c>reserved</c>,
    /// <c>redeemed</c>, <c>expired</c>, <c>revoked</c>, <c>transferred</c>.
    /// </summary>
    public required string From { get; init; }

    public required string To { get; init; }

    public required long Units { get; init; }

    /// <summary>
    /// When units of this lot can be spent; null: at once, or when an activity is posted that they await.
    /// </summary>
    public required DateTimeOffset? MaturesAt { get; init; }

    /// <summary>When units of this lot expire; null: never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// The purchase, return, redemption, reversal, adjustment, transfer, gift, membership or referral that caused
    /// it: its id without the prefix. Of a voucher's use, the first half.
    /// </summary>
    public required string Reference { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>SHA-256 over the entry and the hash before it, in hex.</summary>
    public required string Hash { get; init; }
}
