using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>Records what came back of a purchase, once.</summary>
public sealed class PostReturnWork : Work
{
    protected internal override WorkEvent? Tells => new(EventTypes.PurchaseReturned);

    private readonly Purchase purchase;
    private readonly PostReturn command;
    private readonly NaturalKey key;
    private readonly OwnedId owned;
    private readonly byte[] document;
    private readonly RedemptionStep? payment;

    /// <param name="row">The purchase; it never changes, so the caller has read it before.</param>
    /// <param name="paidWith">The redemption it was paid with; null where there is none.</param>
    public PostReturnWork(
        int tenantId, PurchaseRow row, ReturnRequest request, RequestKey? requestKey, Redemption? paidWith = null)
        : base(tenantId, row.MemberId, requestKey)
    {
        purchase = row.Purchase();
        command = new PostReturn(purchase, request.Piece, request.OccurredAt);
        owned = new OwnedId(tenantId, purchase.MemberId, purchase.Id);
        key = new NaturalKey(tenantId, NaturalKeyKind.Return, request.Source, request.ExternalId);
        if (paidWith is not null) payment = new RedemptionStep(tenantId, paidWith);
        document = JsonSerializer.SerializeToUtf8Bytes(request, StorageJson.Default.ReturnRequest);
    }

    internal override string Kind => "return";

    protected internal override bool IsRepeatable => true;

    protected internal override void Declare(Batch batch)
    {
        batch.NaturalKeys.Need(key);
        batch.Returns.Need(owned);
        payment?.Declare(batch);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is not null) return;
        batch.Counters.Need(Member(batch), Counters(batch));
        batch.Need(Member(batch), purchase.Order.OccurredAt);
        batch.Need(Member(batch), command.OccurredAt);
        payment?.DeclareMore(batch);
        NeedCampaigns(batch);
        PurchaseReferrals.Declare(batch, TenantId, purchase.MemberId);
        PurchaseCommissions.Declare(batch, owned);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        Next = null;
        if (batch.NaturalKeys.Find(key) is { } known) return Replay(batch, known);
        var member = Member(batch);
        var progress = batch.Returns.Find(owned) ?? ReturnProgress.Before(purchase);
        NeedCampaigns(batch);
        batch.Ensure(member, Counters(batch), purchase.Order.OccurredAt);
        var (refund, refusal) = PayBack(batch, progress);
        if (refusal is not null) return refusal;
        if (refund is not null) progress = progress with { RestoredUnits = progress.RestoredUnits + refund.Units };
        var id = batch.Ids.Next();
        var decision = command.Decide(id, progress, batch.ContextOf(member));
        if (decision.Value is not { } returned)
        {
            // Units are staged already; that the order still adds up was seen before.
            return refund is null ? decision.Refusal! : throw new OverflowException(decision.Refusal!.Detail);
        }

        batch.Stage(member, decision.Changes);
        (returned, Next) = PurchaseReferrals.Revoke(batch, member, purchase, returned);
        batch.NaturalKeys.Stage(key, new NaturalKeyRow(purchase.MemberId, id));
        var answer = ReturnRow.AnswerOf(returned, purchase.MemberId, refund);
        batch.Returns.Stage(owned, returned, document, answer);
        batch.Journal.Tell(
            TenantId, NewFact.Of(returned, purchase, command.OccurredAt, progress.Returned));
        PurchaseCommissions.Lower(batch, owned, command, returned, progress.Returned);
        return new Answer(201, answer);
    }

    // First, so that the clawback finds the units that come back.
    private (Refund? Refund, Refusal? Refusal) PayBack(Batch batch, ReturnProgress progress)
    {
        if (payment is null) return (null, null);
        var (returned, refusal) = command.Piece.AddTo(progress.Returned, purchase.Order);
        if (returned is null) return (null, refusal);
        var context = batch.ContextOf(Member(batch));
        var redemption = payment.Current(batch);
        var refund = UnitPayment.RefundOf(
            purchase.Order, progress.Returned, returned, redemption, progress.RestoredUnits,
            PaidPartOf(redemption, context));
        if (refund.Units == 0) return (refund, null);
        var (_, overflow) = payment.Take(
            batch, context, before => new ReverseRedemption(refund.Units).Decide(batch.Ids.Next(), before, context));
        return overflow is null ? (refund, null) : (null, overflow);
    }

    // As the program was when the order was made.
    private PaidPart PaidPartOf(Redemption redemption, DecisionContext context) =>
        context.Catalog.Find(redemption.ProgramId)?.At(purchase.Order.OccurredAt)?.Definition.PaidPart ?? default;

    private MemberState Member(Batch batch) => batch.Member(TenantId, purchase.MemberId);

    private IEnumerable<(Guid ProgramId, CapKey Key)> Counters(Batch batch) =>
        command.Counters(Member(batch), batch.Catalog(TenantId));

    private void NeedCampaigns(Batch batch) =>
        batch.NeedCampaigns(TenantId, command.Campaigns(), purchase.RecordedAt, areGiven: false);

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        // The first of the two may be a neighbour in this batch.
        batch.Flush();
        var row = ReturnRow.Find(batch.Session, TenantId, purchase.MemberId, purchase.Id, known.ReferenceId);
        return row is { } found && found.Document.AsSpan().SequenceEqual(document)
            ? found.Answer with { Replayed = true }
            : new Refusal("return_conflict", "A return of this source and externalId was recorded with other content.");
    }
}
