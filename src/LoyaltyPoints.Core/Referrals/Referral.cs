using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>Where a referral stands. Stored: never renumber.</summary>
public enum ReferralStatus
{
    /// <summary>No purchase has qualified it yet.</summary>
    Open = 1,

    /// <summary>Who was brought is paid, and who brought them is to be.</summary>
    Qualified = 2,

    /// <summary>Both are paid, as far as anything is given.</summary>
    Rewarded = 3,

    /// <summary>The referrer gets nothing for it, having been paid as often as the cap allows.</summary>
    Capped = 4,

    /// <summary>The purchase came back; what the referrer got is still to be taken back.</summary>
    Revoking = 5,

    /// <summary>The purchase came back, and so did what both got. It does not open again.</summary>
    Revoked = 6,

    /// <summary>The referrer gets nothing for it, being no member of the program.</summary>
    NotEnrolled = 7,
}

/// <summary>One member brought another. A member is brought once.</summary>
public sealed record Referral
{
    public required Guid Id { get; init; }

    /// <summary>Who was brought; the referral is theirs.</summary>
    public required Guid MemberId { get; init; }

    /// <summary>Who brought them.</summary>
    public required Guid ReferrerId { get; init; }

    public required Instant CreatedAt { get; init; }

    public ReferralStatus Status { get; init; } = ReferralStatus.Open;

    /// <summary>Null while it is open.</summary>
    public Qualification? Qualification { get; init; }

    /// <summary>Given to who was brought, by lots.</summary>
    public IReadOnlyList<Allocation> ReferredLots { get; init; } = [];

    /// <summary>Given to the referrer, by lots.</summary>
    public IReadOnlyList<Allocation> ReferrerLots { get; init; } = [];

    /// <summary>Of <see cref="ReferredLots"/>, what could be taken back.</summary>
    public long ReferredTaken { get; init; }

    /// <summary>Of <see cref="ReferrerLots"/>, what could be taken back.</summary>
    public long ReferrerTaken { get; init; }

    /// <summary>Whether something is still to be done about the referrer.</summary>
    public bool IsUnsettled => Status is ReferralStatus.Qualified or ReferralStatus.Revoking;
}

/// <summary>The purchase that qualified a referral, and the terms of that moment.</summary>
/// <param name="At">When that was recorded.</param>
/// <param name="MinimumOrder">0 where none was set.</param>
/// <param name="ReferrerUnits">What the referrer is to be given.</param>
public sealed record Qualification(Guid PurchaseId, Guid ProgramId, Instant At, long MinimumOrder, long ReferrerUnits);

/// <summary>A referral after something happened to it, and what that did to one of its two members.</summary>
/// <param name="Change">Null where no account changed.</param>
/// <param name="Units">Given; below zero where taken back.</param>
/// <param name="Balance">The account afterwards.</param>
public sealed record ReferralStep(Referral Referral, AccountChange? Change, long Units, Balance Balance);
