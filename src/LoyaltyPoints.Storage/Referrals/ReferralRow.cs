using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>Referrals as they are stored.</summary>
public static class ReferralRow
{
    private const string SelectOfReferrer = """
        SELECT member_id FROM referrals
        WHERE tenant_id = @tenant AND referrer_id = @referrer AND referral_id > @after ORDER BY referral_id
        """;

    private const string SelectOfReferrerById = """
        SELECT member_id FROM referrals
        WHERE tenant_id = @tenant AND referrer_id = @referrer AND referral_id = @referral
        """;

    private const string SelectUnsettled = """
        SELECT member_id, referrer_id FROM referrals WHERE tenant_id = @tenant AND status = @status
        """;

    private const string SelectAll = """
        SELECT member_id FROM referrals WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    private const string SelectReferrers = """
        SELECT DISTINCT referrer_id FROM referrals
        WHERE tenant_id = @tenant AND referrer_id > @after ORDER BY referrer_id
        """;

    internal static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    internal static readonly Column[] Changing =
    [
        Int("status"), Id("purchase_id"), Id("program_id"), Long("qualified_at"), Long("minimum_order"),
        Long("referrer_units"), Bytes("referred_lots"), Bytes("referrer_lots"), Long("referred_taken"),
        Long("referrer_taken"),
    ];

    internal static readonly Column[] Columns =
        [.. Key, Id("referral_id"), Id("referrer_id"), Long("created_at"), .. Changing];

    internal static readonly SetStatement OfMembers = SetStatement.Find("referrals", Key, Columns);

    /// <summary>The referral of a member who was brought; null where nobody brought them.</summary>
    public static Referral? Find(Session session, int tenantId, Guid memberId) =>
        Of(session, tenantId, [memberId]).FirstOrDefault();

    /// <summary>The referral of this id that either of its two members names; null where there is none.</summary>
    public static Referral? Find(Session session, int tenantId, MemberOwnedId id)
    {
        if (Find(session, tenantId, id.MemberId) is { } own && own.Id == id.Id) return own;
        return Of(session, tenantId, Ids(session, SelectOfReferrerById, new
        {
            tenant = tenantId, referrer = StoredId.Of(id.MemberId), referral = StoredId.Of(id.Id),
        })).FirstOrDefault();
    }

    /// <summary>Those that a member has made, in the order of their ids.</summary>
    public static IReadOnlyList<Referral> Page(Session session, int tenantId, Guid referrerId, Guid after, int limit) =>
        Of(session, tenantId, Ids(session, session.Dialect.Limited(SelectOfReferrer), new
        {
            tenant = tenantId, referrer = StoredId.Of(referrerId), after = StoredId.Of(after), limit,
        }));

    /// <summary>All referrals of a tenant, in the order of who was brought.</summary>
    internal static IReadOnlyList<Referral> All(Session session, int tenantId, Guid after, int limit) =>
        [.. Of(session, tenantId, Ids(session, session.Dialect.Limited(SelectAll), new
        {
            tenant = tenantId, after = StoredId.Of(after), limit,
        })).OrderBy(referral => referral.MemberId)];

    /// <summary>Who was brought and by whom, where the referrer's part is still to be done.</summary>
    internal static List<(Guid MemberId, Guid ReferrerId)> Unsettled(
        Session session, int tenantId, ReferralStatus status, int limit) =>
        [.. session.Connection.Query<Sides>(
                session.Dialect.Limited(SelectUnsettled), new { tenant = tenantId, status = (int)status, limit })
            .Select(row => (row.member_id.Value, row.referrer_id.Value))];

    /// <summary>The members who have brought others, in the order of their ids.</summary>
    internal static List<Guid> Referrers(Session session, int tenantId, Guid after, int limit) =>
        [.. Ids(session, session.Dialect.Limited(SelectReferrers), new
        {
            tenant = tenantId, after = StoredId.Of(after), limit,
        })];

    /// <summary>A row of <see cref="Columns"/>.</summary>
    internal static Referral Read(IRow row)
    {
        var status = (ReferralStatus)row.GetInt32(5);
        return new Referral
        {
            Id = row.GetGuid(2),
            MemberId = row.GetGuid(1),
            ReferrerId = row.GetGuid(3),
            CreatedAt = new Instant(row.GetInt64(4)),
            Status = status,
            Qualification = status == ReferralStatus.Open ? null : new Qualification(
                row.GetGuid(6), row.GetGuid(7), new Instant(row.GetInt64(8)), row.GetInt64(9), row.GetInt64(10)),
            ReferredLots = Lots(row.GetBytes(11)),
            ReferrerLots = Lots(row.GetBytes(12)),
            ReferredTaken = row.GetInt64(13),
            ReferrerTaken = row.GetInt64(14),
        };
    }

    internal static void AddChanging(RowSet rows, Referral referral)
    {
        var qualified = referral.Qualification ?? new Qualification(default, default, default, 0, 0);
        rows.Add((int)referral.Status).Add(qualified.PurchaseId).Add(qualified.ProgramId)
            .Add(qualified.At.UnixMilliseconds).Add(qualified.MinimumOrder).Add(qualified.ReferrerUnits)
            .Add(Packed(referral.ReferredLots)).Add(Packed(referral.ReferrerLots)).Add(referral.ReferredTaken)
            .Add(referral.ReferrerTaken);
    }

    private static IEnumerable<Guid> Ids(Session session, string sql, object parameters) =>
        session.Connection.Query<StoredId>(sql, parameters).Select(id => id.Value);

    private static List<Referral> Of(Session session, int tenantId, IEnumerable<Guid> members)
    {
        var wanted = new RowSet(OfMembers);
        foreach (var memberId in members) wanted.Add(tenantId).Add(memberId);
        var found = new List<Referral>(wanted.Count);
        new RoundTrip(session).Find(wanted, row => found.Add(Read(row))).Send();
        found.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return found;
    }

    private static Allocation[] Lots(ReadOnlySpan<byte> bytes) =>
        Array.ConvertAll(LotsCodec.Decode(bytes), static lot => new Allocation(lot.Key, lot.Available));

    private static byte[] Packed(IReadOnlyList<Allocation> lots) =>
        LotsCodec.Encode([.. lots.Select(static part => new Lot(part.Lot, 0, part.Units))]);

    // Named as the columns are, so that the mapping finds them.
    private sealed class Sides
    {
        public StoredId member_id { get; set; }

        public StoredId referrer_id { get; set; }
    }
}
