using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>
/// What belongs to a member beside accounts, on its way from one record of the person to the other and back:
/// identifiers, the id in the tenant's systems, vouchers, who sees the member, and an open referral.
/// </summary>
internal static class MergedBelongings
{
    private const string MoveIdentifiers = """
        UPDATE member_identifiers SET member_id = @into, merge_id = @merge
        WHERE tenant_id = @tenantId AND member_id = @from AND kind <> @externalId
        """;

    private const string MoveExternalId = """
        UPDATE member_identifiers SET member_id = @into, merge_id = @merge
        WHERE tenant_id = @tenantId AND member_id = @from AND kind = @externalId
        """;

    private const string ReturnIdentifiers = """
        UPDATE member_identifiers SET member_id = @from, merge_id = @none
        WHERE tenant_id = @tenantId AND member_id = @into AND merge_id = @merge AND kind <> @externalId
        """;

    private const string ReturnExternalId = """
        UPDATE member_identifiers SET member_id = @from, merge_id = @none
        WHERE tenant_id = @tenantId AND member_id = @into AND merge_id = @merge AND kind = @externalId
        """;

    private const string SelectExternalId =
        "SELECT external_id FROM members WHERE tenant_id = @tenantId AND member_id = @member";

    private const string UpdateMember = """
        UPDATE members SET external_id = @externalId, merged_into_id = @mergedInto, revision = revision + 1,
          updated_at = @now
        WHERE tenant_id = @tenantId AND member_id = @member
        """;

    private const string SelectVouchers =
        "SELECT code FROM vouchers WHERE tenant_id = @tenantId AND member_id = @from ORDER BY code";

    private const string MoveVoucher = """
        UPDATE vouchers SET member_id = @to WHERE tenant_id = @tenantId AND code = @code AND member_id = @from
        """;

    private const string UpdateLink = """
        UPDATE partner_links SET reference = @reference, linked_at = @linkedAt, unlinked_at = @never
        WHERE tenant_id = @tenantId AND member_id = @into AND partner_id = @partner
        """;

    private const string InsertLink = """
        INSERT INTO partner_links (tenant_id, member_id, partner_id, reference, linked_at, unlinked_at)
        VALUES (@tenantId, @into, @partner, @reference, @linkedAt, @never)
        """;

    private const string EndLink = """
        UPDATE partner_links SET unlinked_at = @now
        WHERE tenant_id = @tenantId AND member_id = @into AND partner_id = @partner AND unlinked_at = @never
        """;

    /// <summary>Everything that goes along, written at once: there are no other works in this transaction.</summary>
    public static CarriedOver Carry(Batch batch, int tenantId, Guid into, Guid from, Guid merge, Instant now)
    {
        var session = batch.Session;
        var keys = Keys(tenantId, into, from, merge);
        session.Connection.Execute(MoveIdentifiers, keys, session.CurrentTransaction);
        var (own, other) = (ExternalIdOf(session, tenantId, into), ExternalIdOf(session, tenantId, from));
        // A member has one: a second stays with the old record, which leads on to the other.
        if (own is null && other is not null)
        {
            session.Connection.Execute(MoveExternalId, keys, session.CurrentTransaction);
            (own, other) = (other, null);
        }

        Update(session, tenantId, into, own, Guid.Empty, now);
        Update(session, tenantId, from, other, into, now);
        var codes = session.Connection.Query<string>(
            SelectVouchers, new { tenantId, from = StoredId.Of(from) }, session.CurrentTransaction).ToList();
        foreach (var code in codes) Give(session, tenantId, code, from, into);
        CarryReferral(batch, tenantId, into, from);
        return new CarriedOver(codes, CarryLinks(session, tenantId, into, from), null);
    }

    /// <summary>Gives back what is still where it was carried to.</summary>
    public static void Return(Batch batch, int tenantId, Merge merge, CarriedOver carried)
    {
        var session = batch.Session;
        var keys = Keys(tenantId, merge.Into, merge.From, merge.Id);
        session.Connection.Execute(ReturnIdentifiers, keys, session.CurrentTransaction);
        var own = ExternalIdOf(session, tenantId, merge.Into);
        var other = ExternalIdOf(session, tenantId, merge.From);
        if (session.Connection.Execute(ReturnExternalId, keys, session.CurrentTransaction) > 0)
            (own, other) = (null, own);
        Update(session, tenantId, merge.Into, own, Guid.Empty, merge.UndoneAt);
        Update(session, tenantId, merge.From, other, Guid.Empty, merge.UndoneAt);
        foreach (var code in carried.Vouchers) Give(session, tenantId, code, merge.Into, merge.From);
        foreach (var partner in carried.Partners)
        {
            session.Connection.Execute(
                EndLink,
                new
                {
                    tenantId, into = StoredId.Of(merge.Into), partner = StoredId.Of(partner),
                    now = merge.UndoneAt.UnixMilliseconds, never = Instant.Never.UnixMilliseconds,
                },
                session.CurrentTransaction);
        }
    }

    private static object Keys(int tenantId, Guid into, Guid from, Guid merge) => new
    {
        tenantId, into = StoredId.Of(into), from = StoredId.Of(from), merge = StoredId.Of(merge),
        none = StoredId.Of(Guid.Empty), externalId = Members.MemberIdentifier.ExternalIdKind,
    };

    private static string? ExternalIdOf(Session session, int tenantId, Guid memberId) =>
        session.Connection.QuerySingle<string?>(
            SelectExternalId, new { tenantId, member = StoredId.Of(memberId) }, session.CurrentTransaction);

    private static void Update(
        Session session, int tenantId, Guid memberId, string? externalId, Guid mergedInto, Instant now) =>
        session.Connection.Execute(
            UpdateMember,
            new
            {
                tenantId, member = StoredId.Of(memberId), externalId, mergedInto = StoredId.Of(mergedInto),
                now = now.UnixMilliseconds,
            },
            session.CurrentTransaction);

    private static void Give(Session session, int tenantId, string code, Guid from, Guid to) =>
        session.Connection.Execute(
            MoveVoucher, new { tenantId, code, from = StoredId.Of(from), to = StoredId.Of(to) },
            session.CurrentTransaction);

    private static List<Guid> CarryLinks(Session session, int tenantId, Guid into, Guid from)
    {
        var carried = new List<Guid>();
        foreach (var link in PartnerLinkRows.All(session, tenantId, from))
        {
            if (PartnerLinkRows.IsLinked(session, tenantId, into, link.PartnerId)) continue;
            var row = new
            {
                tenantId, into = StoredId.Of(into), partner = StoredId.Of(link.PartnerId),
                reference = link.Reference, linkedAt = link.LinkedAt.UnixMilliseconds,
                never = Instant.Never.UnixMilliseconds,
            };
            if (session.Connection.Execute(UpdateLink, row, session.CurrentTransaction) == 0)
                session.Connection.Execute(InsertLink, row, session.CurrentTransaction);
            carried.Add(link.PartnerId);
        }

        return carried;
    }

    // Who was brought and has bought nothing yet buys as the other from now on. The old one stays open, for nobody.
    private static void CarryReferral(Batch batch, int tenantId, Guid into, Guid from)
    {
        if (ReferralRow.Find(batch.Session, tenantId, from) is not { Status: ReferralStatus.Open } open
            || open.ReferrerId == into || ReferralRow.Find(batch.Session, tenantId, into) is not null) return;
        batch.Referrals.Stage(tenantId, open with { Id = batch.Ids.Next(), MemberId = into });
    }
}
