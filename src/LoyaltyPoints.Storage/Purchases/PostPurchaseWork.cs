using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>Records a purchase once, however often and from wherever it is posted.</summary>
public sealed class PostPurchaseWork : Work
{
    private readonly Guid? memberId;
    private readonly PostPurchase command;
    private readonly NaturalKey key;
    private readonly byte[] document;

    /// <param name="memberId">
    /// Null where the identifier given names nobody now. It may have named a member when the purchase was first posted,
    /// and a retry is answered like the first time.
    /// </param>
    public PostPurchaseWork(
        int tenantId, Guid? memberId, string externalId, Order order, RequestKey? requestKey)
        : base(tenantId, requestKey)
    {
        (this.memberId, command) = (memberId, new PostPurchase(order));
        key = new NaturalKey(tenantId, NaturalKeyKind.Purchase, order.Source, externalId);
        // Here, on the caller's thread, rather than on the writer's.
        document = PurchaseRow.DocumentOf(order);
    }

    protected internal override void Declare(BatchNeeds needs)
    {
        needs.NaturalKey(key);
        if (memberId is { } id) needs.Member(TenantId, id);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Find(key) is { } recorded) return Replay(batch, recorded);
        return memberId is { } known ? Record(batch, known) : MemberRows.NotFound("/member");
    }

    private WorkResult Record(Batch batch, Guid owner)
    {
        var member = batch.Member(TenantId, owner);
        if (member.Accounts.Count == 0 && !MemberRows.Exists(batch.Session, TenantId, owner))
            return MemberRows.NotFound("/member");
        var catalog = batch.Catalog(TenantId);
        batch.Load(member, command.Counters(member, catalog));
        var id = batch.Ids.Next(batch.Now);
        var decision = command.Decide(id, member, catalog, batch.Now, batch.Ids);
        if (decision.Value is not { } purchase) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Stage(key, new NaturalKeyRow(owner, id));
        var results = PurchaseRow.ResultsOf(purchase.Results);
        PurchaseRow.Append(batch.Session, TenantId, purchase, key.ExternalId, document, results);
        return PurchaseRow.Answer(id, owner, batch.Now, results);
    }

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        var row = PurchaseRow.Find(batch.Session, TenantId, known.MemberId, known.ReferenceId)
            ?? throw new InvalidDataException($"Purchase {known.ReferenceId:N} has a key and no row.");
        if ((memberId is not null && row.MemberId != memberId) || !row.Document.AsSpan().SequenceEqual(document))
        {
            return new Refusal(
                "purchase_conflict", "A purchase of this source and externalId was recorded with other content.");
        }

        return PurchaseRow.Answer(row.Id, row.MemberId, row.RecordedAt, row.Results) with { Replayed = true };
    }
}
