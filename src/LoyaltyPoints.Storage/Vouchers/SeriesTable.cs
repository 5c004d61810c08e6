using LoyaltyPoints.Core.Vouchers;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>The series that a batch issues vouchers of, each in its latest version.</summary>
internal sealed class SeriesTable : BatchTable<(int TenantId, Guid SeriesId), VoucherSeries>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("series_id")];

    private static readonly SetStatement Select = FindLatest(
        "voucher_series_versions", Key, Int("version"), [.. Key, Int("version"), Bytes("definition")]);

    /// <summary>Nothing: a series is changed by <see cref="SeriesWrites"/>.</summary>
    public override void Save(RoundTrip trip)
    {
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<(int TenantId, Guid SeriesId)> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var (tenantId, seriesId) in keys) wanted.Add(tenantId).Add(seriesId);
        trip.Find(wanted, row => Put(
            (row.GetInt32(0), row.GetGuid(1)),
            SeriesRows.SeriesOf(row.GetGuid(1), row.GetInt32(2), row.GetBytes(3))));
    }
}
