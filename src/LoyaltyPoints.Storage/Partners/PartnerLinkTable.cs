using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>A partner, and a member it may see.</summary>
internal readonly record struct PartnerLinkKey(int TenantId, Guid MemberId, Guid PartnerId);

/// <summary>The links of a batch's members to partners; changed only while the member is locked.</summary>
internal sealed class PartnerLinkTable : BatchTable<PartnerLinkKey, PartnerLink>
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("partner_id")];

    private static readonly Column[] Row = [Text("reference"), Long("linked_at"), Long("unlinked_at")];

    private static readonly SetStatement Select = SetStatement.Find("partner_links", Key, [.. Key, .. Row]);

    private static readonly SetStatement First = Insert("partner_links", [.. Key, .. Row]);

    private static readonly SetStatement Later = Update("partner_links", Key, Row);

    private readonly HashSet<PartnerLinkKey> stored = [];
    private readonly HashSet<PartnerLinkKey> changed = [];

    public void Stage(int tenantId, PartnerLink link)
    {
        var key = new PartnerLinkKey(tenantId, link.MemberId, link.PartnerId);
        Put(key, link);
        changed.Add(key);
    }

    public override void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var key in changed)
        {
            var link = Find(key)!;
            AddKey(stored.Add(key) ? first : later, key).Add(link.Reference).Add(link.LinkedAt.UnixMilliseconds)
                .Add(link.UnlinkedAt.UnixMilliseconds);
        }

        trip.Write(first).WriteAll(later);
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<PartnerLinkKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) AddKey(wanted, key);
        trip.Find(wanted, row =>
        {
            var key = new PartnerLinkKey(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2));
            stored.Add(key);
            Put(key, new PartnerLink(
                key.MemberId, key.PartnerId, row.GetText(3), new Instant(row.GetInt64(4)),
                new Instant(row.GetInt64(5))));
        });
    }

    private static RowSet AddKey(RowSet rows, PartnerLinkKey key) =>
        rows.Add(key.TenantId).Add(key.MemberId).Add(key.PartnerId);
}
