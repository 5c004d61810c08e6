using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Activities;

/// <summary>The activities that a batch records, or answers for once more.</summary>
internal sealed class ActivityTable : BatchTable<OwnedId, ActivityRow>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("activity_id")];

    private static readonly Column[] Row =
    [
        .. Key, Text("type"), Text("external_id"), Long("occurred_at"), Long("recorded_at"), Bytes("document"),
        Bytes("results"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("activities", Key, Row);

    private static readonly SetStatement Append = Insert("activities", Row);

    private RowSet staged = new(Append);

    public void Stage(int tenantId, ActivityRow row)
    {
        Put(new OwnedId(tenantId, row.MemberId, row.Id), row);
        staged.Add(tenantId).Add(row.MemberId).Add(row.Id).Add(row.Type).Add(row.ExternalId)
            .Add(row.OccurredAt.UnixMilliseconds).Add(row.RecordedAt.UnixMilliseconds).Add(row.Document)
            .Add(row.Results);
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
            new ActivityRow(
                row.GetGuid(2), row.GetGuid(1), row.GetText(3)!, row.GetText(4), new(row.GetInt64(5)),
                new(row.GetInt64(6)), row.GetBytes(7).ToArray(), row.GetBytes(8).ToArray())));
    }
}
