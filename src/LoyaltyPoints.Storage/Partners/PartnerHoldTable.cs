using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>A reservation that counts for a partner's day.</summary>
internal readonly record struct PartnerHoldKey(PartnerKey Partner, Guid RedemptionId);

/// <summary>Partners' reservations; read and changed only while the partner's row is locked.</summary>
internal sealed class PartnerHoldTable : BatchTable<PartnerHoldKey, bool>
{
    private const int Open = 1;
    private const int Ended = 3;

    private static readonly Column[] Key = [Int("tenant_id"), Id("partner_id"), Id("redemption_id")];

    private static readonly SetStatement Select = SetStatement.Find("partner_holds", Key, [.. Key, Int("state")]);

    private static readonly SetStatement Append =
        Insert("partner_holds", [.. Key, Int("state"), Int("day"), Long("units"), Long("lapses_at")]);

    private static readonly SetStatement Change = Update("partner_holds", Key, [Int("state")]);

    private readonly Dictionary<PartnerHoldKey, Redemption> added = [];
    private readonly HashSet<PartnerHoldKey> ended = [];

    public void Add(int tenantId, Redemption redemption)
    {
        var key = KeyOf(tenantId, redemption);
        Put(key, true);
        added[key] = redemption;
    }

    /// <summary>Ends a reservation that was found to be open.</summary>
    public void End(PartnerHoldKey key)
    {
        Put(key, false);
        ended.Add(key);
    }

    public static PartnerHoldKey KeyOf(int tenantId, Redemption redemption) =>
        new(new PartnerKey(tenantId, redemption.Partner!.PartnerId), redemption.Id);

    public override void Save(RoundTrip trip)
    {
        var (appended, changed) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, redemption) in added)
        {
            AddKey(appended, key).Add(ended.Contains(key) ? Ended : Open)
                .Add(LocalDay.Number(redemption.Partner!.CountedOn)).Add(redemption.Units)
                .Add(redemption.LapsesAt.UnixMilliseconds);
        }

        foreach (var key in ended)
            if (!added.ContainsKey(key)) AddKey(changed, key).Add(Ended);
        trip.Write(appended).WriteAll(changed);
        added.Clear();
        ended.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<PartnerHoldKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) AddKey(wanted, key);
        trip.Find(wanted, row => Put(
            new PartnerHoldKey(new PartnerKey(row.GetInt32(0), row.GetGuid(1)), row.GetGuid(2)),
            row.GetInt32(3) == Open));
    }

    private static RowSet AddKey(RowSet rows, PartnerHoldKey key) =>
        rows.Add(key.Partner.TenantId).Add(key.Partner.PartnerId).Add(key.RedemptionId);
}
