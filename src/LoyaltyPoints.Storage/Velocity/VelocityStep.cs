using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Velocity;

/// <summary>
/// A purchase or redemption that is about to be recorded, held against the tenant's rules: it is refused, or counted
/// and, where a rule asks for it, put before a reviewer. A tenant without rules pays nothing.
/// </summary>
internal sealed class VelocityStep
{
    private readonly Batch batch;
    private readonly VelocityKey key;
    private readonly VelocityRules rules;
    private readonly IReadOnlyList<VelocityMark> marks;
    private readonly Instant now;
    private readonly VelocityVerdict verdict;

    private VelocityStep(
        Batch batch, VelocityKey key, VelocityRules rules, IReadOnlyList<VelocityMark> marks, Instant now)
    {
        (this.batch, this.key, this.rules, this.marks, this.now) = (batch, key, rules, marks, now);
        verdict = rules.Judge(Log, marks, now);
    }

    /// <summary>Null where nothing stands against it.</summary>
    public Refusal? Refusal => verdict.Refusal;

    private VelocityLog Log => batch.Velocity.Find(key) ?? VelocityLog.Empty;

    /// <summary>Names what a purchase of the member is judged by.</summary>
    public static void NeedForPurchase(Batch batch, int tenantId, Guid memberId)
    {
        if (batch.Catalog(tenantId).Velocity.CountsPurchases)
            batch.Velocity.Need(new VelocityKey(tenantId, memberId));
    }

    /// <summary>Names what a redemption of the member is judged by.</summary>
    public static void NeedForRedemption(Batch batch, int tenantId, Guid memberId)
    {
        if (batch.Catalog(tenantId).Velocity.CountsRedemptions)
            batch.Velocity.Need(new VelocityKey(tenantId, memberId));
    }

    /// <summary>Null where no rule is about purchases.</summary>
    public static VelocityStep? Of(Batch batch, int tenantId, Purchase purchase)
    {
        var rules = batch.Catalog(tenantId).Velocity;
        if (rules.Tills.Count > 0) batch.Tills.Tell(tenantId, purchase, rules);
        return rules.CountsPurchases
            ? new VelocityStep(
                batch, new VelocityKey(tenantId, purchase.MemberId), rules, VelocityMark.Of(purchase),
                purchase.RecordedAt)
            : null;
    }

    /// <summary>Null where no rule is about redemptions.</summary>
    public static VelocityStep? Of(Batch batch, int tenantId, Redemption redemption)
    {
        var rules = batch.Catalog(tenantId).Velocity;
        return rules.CountsRedemptions
            ? new VelocityStep(
                batch, new VelocityKey(tenantId, redemption.MemberId), rules, VelocityMark.Of(redemption),
                redemption.RecordedAt)
            : null;
    }

    /// <summary>Counts it, once it is recorded.</summary>
    public void Stage()
    {
        batch.Velocity.Stage(key, rules.Record(Log, marks, now));
        if (!verdict.IsFlagged) return;
        var isPurchase = marks[0].Kind == VelocityMarkKind.Purchase;
        var prefix = isPurchase ? PublicId.Purchase : PublicId.Redemption;
        var evidence = verdict.Evidence(id => new MemberOwnedId(id, key.MemberId).Format(prefix));
        batch.Reviews.Stage(key.TenantId, new Review(
            batch.Ids.Next(), key.MemberId, isPurchase ? ReviewKind.Purchase : ReviewKind.Redemption, marks[0].Id, now,
            JsonSerializer.SerializeToUtf8Bytes(evidence, CoreJson.Default.ReviewEvidence)));
    }
}
