using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>A referral as it is answered.</summary>
public sealed record ReferralAnswer
{
    [JsonConverter(typeof(ReferralIdConverter))]
    public required MemberOwnedId Id { get; init; }

    /// <summary>Who was brought.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid ReferredMemberId { get; init; }

    /// <summary>Who brought them.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid ReferrerMemberId { get; init; }

    /// <summary>`open`, `expired`, `qualified` (the referrer is to be paid), `rewarded`, `capped`, `not_enrolled` (the
    /// referrer), `revoking` or `revoked` (the purchase came back).</summary>
    public required string Status { get; init; }

    public required Instant CreatedAt { get; init; }

    /// <summary>While it is open: from when on no purchase counts; absent: never, or not enrolled yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? ExpiresAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? QualifiedAt { get; init; }

    /// <summary>The purchase that qualified it.</summary>
    [JsonConverter(typeof(PurchaseIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberOwnedId? PurchaseId { get; init; }

    [JsonConverter(typeof(ProgramIdConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? ProgramId { get; init; }

    /// <summary>What the member who was brought has of it, as far as it could be taken back.</summary>
    public required long ReferredUnits { get; init; }

    /// <summary>What the referrer has of it, as far as it could be taken back.</summary>
    public required long ReferrerUnits { get; init; }

    /// <param name="end">From when on no purchase counts.</param>
    public static ReferralAnswer Of(Referral referral, Instant end, Instant now)
    {
        var isOpen = referral.Status == ReferralStatus.Open;
        var qualified = referral.Qualification;
        return new ReferralAnswer
        {
            Id = new MemberOwnedId(referral.Id, referral.MemberId),
            ReferredMemberId = referral.MemberId,
            ReferrerMemberId = referral.ReferrerId,
            Status = isOpen && now >= end ? "expired" : WordOf(referral.Status),
            CreatedAt = referral.CreatedAt,
            ExpiresAt = isOpen && end != Instant.Never ? end : null,
            QualifiedAt = qualified?.At,
            PurchaseId = qualified is null ? null : new MemberOwnedId(qualified.PurchaseId, referral.MemberId),
            ProgramId = qualified?.ProgramId,
            ReferredUnits = referral.ReferredLots.Sum(static part => part.Units) - referral.ReferredTaken,
            ReferrerUnits = referral.ReferrerLots.Sum(static part => part.Units) - referral.ReferrerTaken,
        };
    }

    private static string WordOf(ReferralStatus status) => status switch
    {
        ReferralStatus.Open => "open",
        ReferralStatus.Qualified => "qualified",
        ReferralStatus.Rewarded => "rewarded",
        ReferralStatus.Capped => "capped",
        ReferralStatus.Revoking => "revoking",
        ReferralStatus.Revoked => "revoked",
        ReferralStatus.NotEnrolled => "not_enrolled",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
