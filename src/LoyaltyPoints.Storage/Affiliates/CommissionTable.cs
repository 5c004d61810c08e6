using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Affiliates;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Affiliates;

/// <summary>The commissions of purchases that a batch records, answers for once more, or lowers.</summary>
internal sealed class CommissionTable : BatchTable<OwnedId, CommissionLine>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("purchase_id"), Int("number")];

    private static readonly Column[] Row =
    [
        .. Key, Id("line_id"), Id("affiliate_id"), Int("kind"), Long("rate"), Text("currency"), Text("attributed_by"),
        Long("basis"), Long("amount"), Long("occurred_at"), Long("recorded_at"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("affiliate_commissions", Key, Row);

    private static readonly SetStatement Append = Insert("affiliate_commissions", Row);

    private RowSet staged = new(Append);

    public void Stage(int tenantId, CommissionLine line)
    {
        if (line.Number == 0) Put(new OwnedId(tenantId, line.MemberId, line.PurchaseId), line);
        staged.Add(tenantId).Add(line.MemberId).Add(line.PurchaseId).Add(line.Number).Add(line.Id)
            .Add(line.Attribution.AffiliateId).Add((int)line.Attribution.Terms.Kind).Add(line.Attribution.Terms.Rate)
            .Add(line.Attribution.Currency).Add(line.Attribution.By).Add(line.Basis).Add(line.Amount)
            .Add(line.OccurredAt.UnixMilliseconds).Add(line.RecordedAt.UnixMilliseconds);
    }

    public override void Save(RoundTrip trip)
    {
        trip.Write(staged);
        staged = new RowSet(Append);
    }

    /// <summary>A row of these columns, in this order.</summary>
    internal static CommissionLine Read(IRow row) => new(
        row.GetGuid(4), row.GetGuid(1), row.GetGuid(2), row.GetInt32(3),
        new Attribution(
            row.GetGuid(5), new CommissionTerms((CommissionKind)row.GetInt32(6), row.GetInt64(7)), row.GetText(8)!,
            row.GetText(9)!),
        row.GetInt64(10), row.GetInt64(11), new Instant(row.GetInt64(12)), new Instant(row.GetInt64(13)));

    // The purchase's own line; what returns took off it nobody asks here.
    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Id).Add(0);
        trip.Find(wanted, row => Put(new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), Read(row)));
    }
}
