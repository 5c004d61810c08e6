using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Standings;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Simulations;

/// <summary>A member as stored, with all accounts.</summary>
/// <param name="CreatedAt">When the member was made known.</param>
public sealed record PageMember(MemberState State, Instant CreatedAt);

/// <summary>
/// The members of a program, so many at a time in the order of their ids, each page in two or three round trips.
/// </summary>
public static class MemberPage
{
    public const int Size = 500;

    private const string SelectIds = """
        SELECT member_id FROM accounts
        WHERE tenant_id = @tenant AND member_id > @after AND program_id = @program ORDER BY member_id
        """;

    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    private static readonly SetStatement SelectMembers = Find(
        "members", Key, [Id("member_id"), Text("birthday"), Long("created_at")]);

    /// <summary>The next <see cref="Size"/> members of a program, or fewer where no more come.</summary>
    public static IReadOnlyList<PageMember> Read(Session session, int tenantId, Guid programId, Guid after)
    {
        var ids = session.Connection.Query<StoredId>(
            session.Dialect.Limited(SelectIds),
            new { tenant = tenantId, after = StoredId.Of(after), program = StoredId.Of(programId), limit = Size });
        var found = ids.ToDictionary(id => id.Value, id => new MemberState(tenantId, id.Value));
        var (members, accounts) = (new RowSet(SelectMembers), new RowSet(AccountRow.OfMembers));
        foreach (var id in found.Keys)
        {
            members.Add(tenantId).Add(id);
            accounts.Add(tenantId).Add(id);
        }

        var created = new Dictionary<Guid, Instant>();
        new RoundTrip(session)
            .Find(accounts, row => found[row.GetGuid(1)].Put(AccountRow.Read(row)))
            .Find(members, row =>
            {
                var id = row.GetGuid(0);
                created[id] = new Instant(row.GetInt64(2));
                found[id].Birthday = MemberFields.Birthday(session, tenantId, row.GetText(1));
            }).Send();
        return
        [
            .. found.Values.OrderBy(member => member.MemberId)
                .Select(member => new PageMember(member, created.GetValueOrDefault(member.MemberId))),
        ];
    }

    /// <summary>Adds the days that a standing as of these instants looks back on, under each catalogue.</summary>
    public static void AddDays(
        Session session, IReadOnlyList<PageMember> page, IReadOnlyList<(ProgramCatalog Catalog, Instant At)> needs)
    {
        var days = new DayTable();
        foreach (var (member, _) in page)
            foreach (var (catalog, at) in needs) days.Need(member, MemberNeeds.Days(member, catalog, at));
        Load(session, days);
    }

    /// <summary>Adds all days of these accounts.</summary>
    public static void AddAllDays(Session session, IReadOnlyList<PageMember> page, IReadOnlyCollection<Guid> programs)
    {
        var days = new DayTable();
        foreach (var (member, _) in page)
            days.Need(member, programs.Select(program => (program, DateOnly.MinValue)));
        Load(session, days);
    }

    /// <summary>Adds the segments they are in.</summary>
    public static void AddSegments(Session session, IReadOnlyList<PageMember> page)
    {
        var segments = new SegmentTable();
        foreach (var (member, _) in page) segments.Need(member);
        var trip = new RoundTrip(session);
        segments.Load(trip);
        trip.Send();
    }

    private static void Load(Session session, DayTable days)
    {
        var trip = new RoundTrip(session);
        days.Load(trip);
        trip.Send();
    }
}
