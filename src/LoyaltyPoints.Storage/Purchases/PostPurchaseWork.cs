using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>Records a purchase once, however often and from wherever it is posted.</summary>
public sealed class PostPurchaseWork : Work
{
    private readonly PostPurchase command;
    private readonly NaturalKey key;
    private readonly byte[] document;

    /// <param name="memberId">
    /// Null where the identifier given names nobody now. It may have named a member when the purchase was first posted,
    /// and a retry is answered like the first time.
    /// </param>
    public PostPurchaseWork(
        int tenantId, Guid? memberId, string externalId, Order order, RequestKey? requestKey)
        : base(tenantId, memberId, requestKey)
    {
        command = new PostPurchase(order);
        key = new NaturalKey(tenantId, NaturalKeyKind.Purchase, order.Source, externalId);
        // Here, on the caller's thread, rather than on the writer's.
        document = PurchaseRow.DocumentOf(order);
    }

    internal override string Kind => "purchase";

    protected internal override bool IsRepeatable => true;

    protected internal override void Declare(Batch batch)
    {
        batch.NaturalKeys.Need(key);
        if (PaidWith is { } redemption) batch.Redemptions.Need(redemption);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is { } recorded)
        {
            batch.Purchases.Need(Owned(recorded));
            PurchaseCommissions.Declare(batch, Owned(recorded));
        }
        else if (MemberId is { } id)
        {
            var member = batch.Member(TenantId, id);
            batch.Counters.Need(member, command.Counters(member, batch.Catalog(TenantId)));
            batch.Need(member, command.Order.OccurredAt);
            NeedCampaigns(batch, member);
            VelocityStep.NeedForPurchase(batch, TenantId, member.MemberId);
            PurchaseReferrals.Declare(batch, TenantId, member.MemberId);
            PurchaseCommissions.Declare(batch, TenantId, member.MemberId, command.Order);
        }
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        Next = null;
        if (batch.NaturalKeys.Find(key) is { } recorded) return Replay(batch, recorded);
        return MemberId is { } known ? Record(batch, known) : MemberRows.NotFound("/member");
    }

    private WorkResult Record(Batch batch, Guid known)
    {
        var member = batch.Member(TenantId, known);
        var owner = member.MemberId;
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/member");
        var context = batch.ContextOf(member);
        var paidWith = PaidWith is { } paying ? batch.Redemptions.Find(paying) : null;
        if (PaidWith is not null && UnitPayment.Check(
            command.Order, paidWith?.MemberId == owner || paidWith?.MemberId == known ? paidWith : null,
            context.Now) is { } unpaid) return unpaid;
        NeedCampaigns(batch, member);
        batch.Ensure(member, command.Counters(member, context.Catalog), command.Order.OccurredAt);
        var (id, now) = (batch.Ids.Next(), context.Now);
        var decision = command.Decide(id, context);
        if (decision.Value is not { } purchase) return decision.Refusal!;
        var velocity = VelocityStep.Of(batch, TenantId, purchase);
        if (velocity?.Refusal is { } tooMuch) return tooMuch;
        velocity?.Stage();
        batch.Stage(member, decision.Changes);
        if (paidWith is not null) batch.Redemptions.Change(TenantId, paidWith with { PurchaseId = id });
        (purchase, Next) = PurchaseReferrals.Qualify(batch, member, purchase);
        batch.NaturalKeys.Stage(key, new NaturalKeyRow(owner, id));
        var results = PurchaseRow.ResultsOf(purchase.Results);
        batch.Purchases.Stage(
            TenantId, command.Order, new PurchaseRow(id, owner, key.ExternalId, now, document, results));
        batch.Journal.Tell(
            TenantId, NewFact.Of(id, owner, command.Order, purchase.Results, context.Catalog.Analytics));
        batch.Events.Tell(TenantId, PurchaseEvent.Of(purchase, key.ExternalId, now));
        return PurchaseRow.Answer(id, owner, now, results, PurchaseCommissions.Attribute(batch, TenantId, purchase));
    }

    private OwnedId? PaidWith => command.Order.RedemptionId is { } redemption
        ? new OwnedId(TenantId, redemption.MemberId, redemption.Id) : null;

    private void NeedCampaigns(Batch batch, MemberState member) => batch.NeedCampaigns(
        TenantId, command.Campaigns(member, batch.Catalog(TenantId)), batch.NowOf(TenantId), areGiven: true);

    private OwnedId Owned(NaturalKeyRow row) => new(TenantId, row.MemberId, row.ReferenceId);

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        var row = batch.Purchases.Find(Owned(known))
            ?? throw new InvalidDataException($"Purchase {known.ReferenceId:N} has a key and no row.");
        if (!row.Document.AsSpan().SequenceEqual(document)
            || (MemberId is { } named && row.MemberId != named
                && !MergeRows.AreOne(batch.Session, TenantId, row.MemberId, named)))
        {
            return new Refusal(
                "purchase_conflict", "A purchase of this source and externalId was recorded with other content.");
        }

        var commission = batch.Commissions.Find(Owned(known));
        return PurchaseRow.Answer(row.Id, row.MemberId, row.RecordedAt, row.Results, commission) with
        {
            Replayed = true,
        };
    }
}
