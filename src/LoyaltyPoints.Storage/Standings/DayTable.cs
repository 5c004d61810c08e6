using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Standings;

/// <summary>What programs counted of members by day; kept in their states.</summary>
internal sealed class DayTable
{
    private static readonly Column[] Account = [Int("tenant_id"), Id("member_id"), Id("program_id")];

    private static readonly Column[] Key = [.. Account, Int("day")];

    private static readonly Column[] Counted = [Long("spend"), Long("units"), Long("visits")];

    private static readonly SetStatement Select = FindSince("standing_days", Account, Int("day"), [.. Key, .. Counted]);

    private static readonly SetStatement First = Insert("standing_days", [.. Key, .. Counted]);

    private static readonly SetStatement Later = Update("standing_days", Key, Counted);

    private readonly Dictionary<AccountKey, (MemberState Member, DateOnly Since)> needed = [];
    private readonly Dictionary<AccountKey, DateOnly> loaded = [];
    private readonly HashSet<(AccountKey Account, DateOnly Day)> found = [];
    private readonly Dictionary<(AccountKey Account, DateOnly Day), Totals> staged = [];

    /// <summary>Days that must be in the member's state; those that are there already are not loaded.</summary>
    public void Need(MemberState member, IEnumerable<(Guid ProgramId, DateOnly Since)> days)
    {
        foreach (var (programId, since) in days)
        {
            var key = new AccountKey(member.TenantId, member.MemberId, programId);
            if (loaded.TryGetValue(key, out var from) && from <= since) continue;
            if (!needed.TryGetValue(key, out var other) || other.Since > since) needed[key] = (member, since);
        }
    }

    public void Load(RoundTrip trip)
    {
        var (wanted, members) = (new RowSet(Select), new Dictionary<(int TenantId, Guid MemberId), MemberState>());
        foreach (var (key, (member, since)) in needed)
        {
            members[(key.TenantId, key.MemberId)] = member;
            loaded[key] = since;
            wanted.Add(key.TenantId).Add(key.MemberId).Add(key.ProgramId).Add(Number(since));
        }

        trip.Find(wanted, row =>
        {
            var key = new AccountKey(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2));
            var day = Day(row.GetInt32(3));
            // What this batch has counted already is newer.
            if (!found.Add((key, day)) || staged.ContainsKey((key, day))) return;
            members[(key.TenantId, key.MemberId)].Days(key.ProgramId)
                .Put(day, new Totals(row.GetInt64(4), row.GetInt64(5), row.GetInt64(6)));
        });
        needed.Clear();
    }

    public void Stage(MemberState member, Guid programId, DateOnly day, Totals totals) =>
        staged[(new AccountKey(member.TenantId, member.MemberId, programId), day)] = totals;

    public void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var ((account, day), totals) in staged)
        {
            (found.Contains((account, day)) ? later : first)
                .Add(account.TenantId).Add(account.MemberId).Add(account.ProgramId).Add(Number(day))
                .Add(totals.Spend).Add(totals.Units).Add(totals.Visits);
        }

        trip.Write(first).WriteAll(later);
    }

    private static int Number(DateOnly day) => (((day.Year * 100) + day.Month) * 100) + day.Day;

    private static DateOnly Day(int number) => new(number / 10000, number / 100 % 100, number % 100);

    private readonly record struct AccountKey(int TenantId, Guid MemberId, Guid ProgramId);
}
