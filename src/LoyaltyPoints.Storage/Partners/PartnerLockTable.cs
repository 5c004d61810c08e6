using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>A partner of a tenant.</summary>
internal readonly record struct PartnerKey(int TenantId, Guid PartnerId);

/// <summary>
/// The partners a batch counts for. Their rows are locked before any of their days is read, also days that have no row
/// yet, so that no number of instances takes more than a day allows. One lock a batch, however many redemptions it has.
/// </summary>
internal sealed class PartnerLockTable : BatchTable<PartnerKey, bool>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("partner_id")];

    private static readonly SetStatement Lock = SetStatement.Find("partners", Key, Key, RowLock.Exclusive);

    /// <summary>Writes nothing: the lock ends with the transaction.</summary>
    public override void Save(RoundTrip trip)
    {
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<PartnerKey> keys)
    {
        var wanted = new RowSet(Lock);
        // In one order everywhere, so that two instances cannot wait for each other.
        foreach (var key in keys.OrderBy(key => key.TenantId).ThenBy(key => key.PartnerId))
            wanted.Add(key.TenantId).Add(key.PartnerId);
        trip.Find(wanted, row => Put(new PartnerKey(row.GetInt32(0), row.GetGuid(1)), true));
    }
}
