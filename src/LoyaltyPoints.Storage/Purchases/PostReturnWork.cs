using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>Records what came back of a purchase, once.</summary>
public sealed class PostReturnWork : Work
{
    private readonly Purchase purchase;
    private readonly PostReturn command;
    private readonly NaturalKey key;
    private readonly byte[] document;

    /// <param name="row">The purchase; it never changes, so the caller has read it before.</param>
    public PostReturnWork(
        int tenantId, PurchaseRow row, ReturnRequest request, RequestKey? requestKey)
        : base(tenantId, requestKey)
    {
        purchase = row.Purchase();
        command = new PostReturn(purchase, request.Piece);
        key = new NaturalKey(tenantId, NaturalKeyKind.Return, request.Source, request.ExternalId);
        document = JsonSerializer.SerializeToUtf8Bytes(request, StorageJson.Default.ReturnRequest);
    }

    protected internal override void Declare(BatchNeeds needs)
    {
        needs.NaturalKey(key);
        needs.Member(TenantId, purchase.MemberId);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Find(key) is { } known) return Replay(batch, known);
        var member = batch.Member(TenantId, purchase.MemberId);
        var progress = ReturnRow.Progress(batch.Session, TenantId, purchase.MemberId, purchase.Id)
            ?? ReturnProgress.Before(purchase);
        var catalog = batch.Catalog(TenantId);
        batch.Load(member, command.Counters(catalog));
        var id = batch.Ids.Next(batch.Now);
        var decision = command.Decide(id, progress, member, catalog, batch.Now, batch.Ids);
        if (decision.Value is not { } returned) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Stage(key, new NaturalKeyRow(purchase.MemberId, id));
        return ReturnRow.Append(batch.Session, TenantId, purchase.MemberId, returned, document);
    }

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        var row = ReturnRow.Find(batch.Session, TenantId, purchase.MemberId, purchase.Id, known.ReferenceId);
        return row is { } found && found.Document.AsSpan().SequenceEqual(document)
            ? found.Answer with { Replayed = true }
            : new Refusal("return_conflict", "A return of this source and externalId was recorded with other content.");
    }
}
