using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>A day of a partner in one program, for redemptions of one value a unit.</summary>
internal readonly record struct SettlementKey(PartnerKey Partner, DateOnly Day, Guid ProgramId, long UnitValue);

/// <summary>What partners are owed for; read and changed only while the partner's row is locked.</summary>
internal sealed class PartnerSettlementTable : BatchTable<SettlementKey, PartnerSettlementTable.Counters>
{
    private static readonly Column[] Key =
        [Int("tenant_id"), Id("partner_id"), Int("day"), Id("program_id"), Long("unit_value")];

    private static readonly Column[] Counted = [Long("redemptions"), Long("captured_units"), Long("reversed_units")];

    private static readonly SetStatement Select = SetStatement.Find("partner_settlements", Key, [.. Key, .. Counted]);

    private static readonly SetStatement First = Insert("partner_settlements", [.. Key, .. Counted]);

    private static readonly SetStatement Later = Update("partner_settlements", Key, Counted);

    private readonly HashSet<SettlementKey> stored = [];
    private readonly HashSet<SettlementKey> changed = [];

    public void Add(SettlementKey key, SettledUnits more)
    {
        if (more == default) return;
        Put(key, new Counters(Find(key)!.Units.Plus(more)));
        changed.Add(key);
    }

    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var key in changed)
        {
            var units = Find(key)!.Units;
            AddKey(stored.Add(key) ? first : later, key).Add(units.Redemptions).Add(units.Captured).Add(units.Reversed);
        }

        trip.Write(first).WriteAll(later);
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<SettlementKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys)
        {
            AddKey(wanted, key);
            Put(key, new Counters(default));
        }

        trip.Find(wanted, row =>
        {
            var key = new SettlementKey(
                new PartnerKey(row.GetInt32(0), row.GetGuid(1)), LocalDay.Of(row.GetInt32(2)), row.GetGuid(3),
                row.GetInt64(4));
            stored.Add(key);
            Put(key, new Counters(new SettledUnits(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7))));
        });
    }

    private static RowSet AddKey(RowSet rows, SettlementKey key) => rows.Add(key.Partner.TenantId)
        .Add(key.Partner.PartnerId).Add(LocalDay.Number(key.Day)).Add(key.ProgramId).Add(key.UnitValue);

    /// <summary>A row that was looked for, whether or not it is there.</summary>
    internal sealed record Counters(SettledUnits Units);
}
