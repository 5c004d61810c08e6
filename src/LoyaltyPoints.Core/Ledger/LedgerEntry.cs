namespace LoyaltyPoints.Core.Ledger;

/// <summary>
/// One movement of units of one account, never changed and never deleted. An account's entries form a list through
/// <see cref="PreviousId"/> and a hash chain through <see cref="Hash"/>.
/// </summary>
public sealed record LedgerEntry
{
    public required Guid Id { get; init; }

    public required Guid MemberId { get; init; }

    public required Guid ProgramId { get; init; }

    /// <summary>1 for an account's first entry, then without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The account's entry before this one; <see cref="Guid.Empty"/> for the first.</summary>
    public required Guid PreviousId { get; init; }

    public required EntryKind Kind { get; init; }

    /// <summary>
    /// The purchase, return, redemption, adjustment, transfer, gift, membership or referral behind the movement.
    /// </summary>
    public required Guid ReferenceId { get; init; }

    public required Bucket From { get; init; }

    public required Bucket To { get; init; }

    /// <summary>Always positive.</summary>
    public required long Units { get; init; }

    public required LotKey Lot { get; init; }

    public required Instant RecordedAt { get; init; }

    /// <summary>SHA-256, 32 bytes; see <see cref="HashChain"/>.</summary>
    public required byte[] Hash { get; init; }
}
