using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Storage.Facts;

/// <summary>
/// Reads members with their facts, so many at a time in the order of their ids; each page is a query of its own, so
/// that no transaction stays open over a million members.
/// </summary>
public static class FactReader
{
    public const int PageSize = 2_000;

    private const string SelectMembers = """
        SELECT member_id, created_at FROM members
        WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    private const string SelectFacts = """
        SELECT member_id, facts FROM member_facts
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last ORDER BY member_id, year
        """;

    private const string SelectOne = """
        SELECT facts FROM member_facts WHERE tenant_id = @tenant AND member_id = @member ORDER BY year
        """;

    private const string SelectCreated = """
        SELECT created_at FROM members WHERE tenant_id = @tenant AND member_id = @member
        """;

    /// <summary>The texts of a tenant's facts.</summary>
    public static FactWords Words(Session session, int tenantId) => WordTable.Read(session, tenantId);

    /// <summary>
    /// The next members after one; those that were made known after the filter's instant, or do not pass it, are left
    /// out.
    /// </summary>
    /// <param name="each">Called for each, in the order of ids.</param>
    /// <returns>After whom to go on; null where no more come.</returns>
    public static Guid? Page(
        Session session, int tenantId, FactWords words, FactFilter filter, Guid after, Action<MemberFacts> each)
    {
        var members = session.Connection.Query<(StoredId Id, long CreatedAt)>(
            session.Dialect.Limited(SelectMembers),
            new { tenant = tenantId, after = StoredId.Of(after), limit = PageSize }).AsList();
        if (members.Count == 0) return null;
        var range = new MemberRange(tenantId, after, members[^1].Id.Value);
        var meant = filter.Members.Select(one => one.Among(session, range)).ToList();
        var numbered = new NumberedFilter(filter, words);
        var facts = session.Prepared(SelectFacts).Bind(tenantId).Bind(range.After).Bind(range.Last);
        try
        {
            var more = facts.Read();
            foreach (var (id, createdAt) in members)
            {
                var own = new List<MemberFact>();
                for (; more && facts.GetGuid(0) == id.Value; more = facts.Read())
                    FactCodec.Decode(facts.GetBytes(1), own);
                own.RemoveAll(fact => !numbered.Passes(fact));
                // Who bought before the day of being made known was known then: an import says so.
                var known = new Instant(createdAt);
                if (own.Count > 0 && own[0].At < known) known = own[0].At;
                if (known < filter.AsOf && meant.TrueForAll(set => set.Contains(id.Value)))
                    each(new MemberFacts(id.Value, known, own));
            }
        }
        finally
        {
            facts.Reset();
        }

        return members.Count < PageSize ? null : range.Last;
    }

    /// <summary>One member, by its key; null where the tenant has no such member.</summary>
    public static MemberFacts? Find(Session session, int tenantId, FactWords words, FactFilter filter, Guid memberId)
    {
        var created = session.Prepared(SelectCreated).Bind(tenantId).Bind(memberId);
        if (!created.Read()) return null;
        var known = new Instant(created.GetInt64(0));
        created.Reset();
        var (own, numbered) = (new List<MemberFact>(), new NumberedFilter(filter, words));
        var facts = session.Prepared(SelectOne).Bind(tenantId).Bind(memberId);
        while (facts.Read()) FactCodec.Decode(facts.GetBytes(0), own);
        own.RemoveAll(fact => !numbered.Passes(fact));
        return new MemberFacts(memberId, own.Count > 0 && own[0].At < known ? own[0].At : known, own);
    }
}
