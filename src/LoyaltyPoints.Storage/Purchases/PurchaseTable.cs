using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>The purchases that a batch records, or answers for once more.</summary>
internal sealed class PurchaseTable : BatchTable<OwnedId, PurchaseRow>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("purchase_id")];

    private static readonly SetStatement Select = SetStatement.Find(
        "purchases", Key, [.. Key, Text("external_id"), Long("recorded_at"), Bytes("document"), Bytes("results")]);

    private static readonly SetStatement Append = Insert(
        "purchases",
        [
            .. Key, Text("external_id"), Long("occurred_at"), Long("recorded_at"), Bytes("document"), Bytes("results"),
        ]);

    private RowSet staged = new(Append);

    public void Stage(int tenantId, Order order, PurchaseRow row)
    {
        Put(new OwnedId(tenantId, row.MemberId, row.Id), row);
        staged.Add(tenantId).Add(row.MemberId).Add(row.Id).Add(row.ExternalId).Add(order.OccurredAt.UnixMilliseconds)
            .Add(row.RecordedAt.UnixMilliseconds).Add(row.Document).Add(row.Results);
    }

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Id);
        trip.Find(wanted, row => Put(
            new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)),
            new PurchaseRow(
                row.GetGuid(2), row.GetGuid(1), row.GetText(3)!, new Instant(row.GetInt64(4)),
                row.GetBytes(5).ToArray(), row.GetBytes(6).ToArray())));
    }
}
