using System.Text.Json;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>Where the purchases of a batch stand after their returns so far, and the returns it records.</summary>
internal sealed class ReturnTable : BatchTable<OwnedId, ReturnProgress>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("purchase_id")];

    private static readonly SetStatement SelectLatest = FindLatest(
        "purchase_returns", Key, Int("number"), [.. Key, Bytes("progress")]);

    private static readonly SetStatement Append = Insert(
        "purchase_returns",
        [
            .. Key, Int("number"), Id("return_id"), Long("recorded_at"), Bytes("document"), Bytes("answer"),
            Bytes("progress"),
        ]);

    private RowSet staged = new(Append);

    /// <param name="document">What the till said, UTF-8 JSON.</param>
    /// <param name="answer">What it was answered, UTF-8 JSON.</param>
    public void Stage(OwnedId purchase, PurchaseReturn returned, byte[] document, byte[] answer)
    {
        Put(purchase, returned.Progress);
        staged.Add(purchase.TenantId).Add(purchase.MemberId).Add(purchase.Id).Add(returned.Progress.Number)
            .Add(returned.Id).Add(returned.RecordedAt.UnixMilliseconds).Add(document).Add(answer)
            .Add(JsonSerializer.SerializeToUtf8Bytes(returned.Progress, CoreJson.Default.ReturnProgress));
    }

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(SelectLatest);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Id);
        trip.Find(wanted, row => Put(
            new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)),
            JsonSerializer.Deserialize(row.GetBytes(3), CoreJson.Default.ReturnProgress)!));
    }
}
