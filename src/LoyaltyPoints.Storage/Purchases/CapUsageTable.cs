using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Purchases;

/// <summary>What members have used of caps; kept in their states.</summary>
internal sealed class CapUsageTable
{
    private static readonly Column[] Key =
        [Int("tenant_id"), Id("member_id"), Id("program_id"), Text("cap_id"), Long("period_start")];

    private static readonly SetStatement Select = Find("cap_usage", Key, [.. Key, Long("used")]);

    private static readonly SetStatement First = Insert("cap_usage", [.. Key, Long("used")]);

    private static readonly SetStatement Later = Update("cap_usage", Key, [Long("used")]);

    private readonly Dictionary<Counter, MemberState> needed = [];
    private readonly HashSet<Counter> found = [];
    private readonly Dictionary<Counter, long> staged = [];

    /// <summary>Counters that must be in the member's state; those that are there already are not loaded.</summary>
    public void Need(MemberState member, IEnumerable<(Guid ProgramId, CapKey Key)> counters)
    {
        foreach (var (programId, key) in counters)
            if (!member.HasCapUsage(programId, key)) needed[CounterOf(member, programId, key)] = member;
    }

    public void Load(RoundTrip trip)
    {
        var (wanted, members) = (new RowSet(Select), new Dictionary<(int TenantId, Guid MemberId), MemberState>());
        foreach (var (counter, member) in needed)
        {
            // Nothing is found of a cap that was never used.
            member.PutCapUsage(counter.ProgramId, counter.Key, 0);
            members[(counter.TenantId, counter.MemberId)] = member;
            Add(wanted, counter);
        }

        trip.Find(wanted, row =>
        {
            var member = members[(row.GetInt32(0), row.GetGuid(1))];
            var (programId, key) = (row.GetGuid(2), new CapKey(row.GetText(3)!, row.GetInt64(4)));
            member.PutCapUsage(programId, key, row.GetInt64(5));
            found.Add(CounterOf(member, programId, key));
        });
        needed.Clear();
    }

    public void Stage(MemberState member, Guid programId, CapKey key, long used) =>
        staged[CounterOf(member, programId, key)] = used;

    // The counters of a member that this batch has locked: nobody else can make their rows in between.
    public void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var (counter, used) in staged) Add(found.Contains(counter) ? later : first, counter).Add(used);
        trip.Write(first).WriteAll(later);
    }

    private static Counter CounterOf(MemberState member, Guid programId, CapKey key) =>
        new(member.TenantId, member.MemberId, programId, key);

    private static RowSet Add(RowSet rows, Counter counter) => rows.Add(counter.TenantId).Add(counter.MemberId)
        .Add(counter.ProgramId).Add(counter.Key.CapId).Add(counter.Key.PeriodStart);

    private readonly record struct Counter(int TenantId, Guid MemberId, Guid ProgramId, CapKey Key);
}
