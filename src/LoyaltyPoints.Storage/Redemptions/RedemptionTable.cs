using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>The redemptions that a batch records or reverses.</summary>
internal sealed class RedemptionTable : BatchTable<OwnedId, Redemption>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("redemption_id")];

    private static readonly Column[] Row =
    [
        .. Key, Id("program_id"), Long("units"), Long("reversed_units"), Bytes("allocations"), Long("recorded_at"),
    ];

    private static readonly SetStatement Select = SetStatement.Find("redemptions", Key, Row);

    private static readonly SetStatement Append = Insert("redemptions", Row);

    private static readonly SetStatement Reverse = Update("redemptions", Key, [Long("reversed_units")]);

    private RowSet appended = new(Append);
    private readonly Dictionary<OwnedId, long> reversed = [];

    public void Stage(int tenantId, Redemption redemption)
    {
        Put(new OwnedId(tenantId, redemption.MemberId, redemption.Id), redemption);
        appended.Add(tenantId).Add(redemption.MemberId).Add(redemption.Id).Add(redemption.ProgramId)
            .Add(redemption.Units).Add(redemption.ReversedUnits)
            .Add(LotsCodec.Encode([.. redemption.Allocations.Select(part => new Lot(part.Lot, 0, part.Units))]))
            .Add(redemption.RecordedAt.UnixMilliseconds);
    }

    /// <summary>Stages how much of a redemption has been reversed.</summary>
    public void StageReversal(int tenantId, Redemption redemption)
    {
        var key = new OwnedId(tenantId, redemption.MemberId, redemption.Id);
        Put(key, redemption);
        // The last of several in a batch stands for all.
        reversed[key] = redemption.ReversedUnits;
    }

    public override void Save(RoundTrip trip)
    {
        var changed = new RowSet(Reverse);
        foreach (var (key, units) in reversed) changed.Add(key.TenantId).Add(key.MemberId).Add(key.Id).Add(units);
        trip.Write(appended).WriteAll(changed);
        appended = new RowSet(Append);
        reversed.Clear();
    }

    /// <summary>A row of <see cref="RedemptionRow"/>'s or of this table's own columns.</summary>
    internal static Redemption Read(IRow row) => new(
        row.GetGuid(2), row.GetGuid(1), row.GetGuid(3), row.GetInt64(4), row.GetInt64(5),
        [.. LotsCodec.Decode(row.GetBytes(6)).Select(lot => new Allocation(lot.Key, lot.Available))],
        new Instant(row.GetInt64(7)));

    protected override void Load(RoundTrip trip, IReadOnlyCollection<OwnedId> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) wanted.Add(key.TenantId).Add(key.MemberId).Add(key.Id);
        trip.Find(wanted, row => Put(new OwnedId(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), Read(row)));
    }
}
