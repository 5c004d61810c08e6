using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Affiliates;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>Records what came back of a purchase, once.</summary>
public sealed class PostReturnWork : Work
{
    private readonly Purchase purchase;
    private readonly PostReturn command;
    private readonly NaturalKey key;
    private readonly OwnedId owned;
    private readonly byte[] document;

    /// <param name="row">The purchase; it never changes, so the caller has read it before.</param>
    public PostReturnWork(
        int tenantId, PurchaseRow row, ReturnRequest request, RequestKey? requestKey)
        : base(tenantId, row.MemberId, requestKey)
    {
        purchase = row.Purchase();
        command = new PostReturn(purchase, request.Piece, request.OccurredAt);
        owned = new OwnedId(tenantId, purchase.MemberId, purchase.Id);
        key = new NaturalKey(tenantId, NaturalKeyKind.Return, request.Source, request.ExternalId);
        document = JsonSerializer.SerializeToUtf8Bytes(request, StorageJson.Default.ReturnRequest);
    }

    protected internal override bool IsRepeatable => true;

    protected internal override void Declare(Batch batch)
    {
        batch.NaturalKeys.Need(key);
        batch.Returns.Need(owned);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        if (batch.NaturalKeys.Find(key) is not null) return;
        batch.Counters.Need(Member(batch), Counters(batch));
        batch.Need(Member(batch), purchase.Order.OccurredAt);
        batch.Need(Member(batch), command.OccurredAt);
        PurchaseReferrals.Declare(batch, TenantId, purchase.MemberId);
        PurchaseCommissions.Declare(batch, owned);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        Next = null;
        if (batch.NaturalKeys.Find(key) is { } known) return Replay(batch, known);
        var member = Member(batch);
        var progress = batch.Returns.Find(owned) ?? ReturnProgress.Before(purchase);
        batch.Ensure(member, Counters(batch), purchase.Order.OccurredAt);
        var id = batch.Ids.Next();
        var decision = command.Decide(id, progress, batch.ContextOf(member));
        if (decision.Value is not { } returned) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        (returned, Next) = PurchaseReferrals.Revoke(batch, member, purchase, returned);
        batch.NaturalKeys.Stage(key, new NaturalKeyRow(purchase.MemberId, id));
        var answer = ReturnRow.AnswerOf(returned, purchase.MemberId);
        batch.Returns.Stage(owned, returned, document, answer);
        PurchaseCommissions.Lower(batch, owned, command, returned, progress.Returned);
        return new Answer(201, answer);
    }

    private MemberState Member(Batch batch) => batch.Member(TenantId, purchase.MemberId);

    private IEnumerable<(Guid ProgramId, CapKey Key)> Counters(Batch batch) =>
        command.Counters(Member(batch), batch.Catalog(TenantId));

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
