using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The members of a batch with their accounts, locked until it is committed.</summary>
internal sealed class MemberTable
{
    private static readonly SetStatement SelectExisting = SetStatement.Find(
        "members", [Int("tenant_id"), Id("member_id")], [Int("tenant_id"), Id("member_id")]);

    // Sorted: members are locked in one order everywhere, so that two instances cannot wait for each other.
    private readonly SortedSet<(int TenantId, Guid MemberId)> needed = [];
    private readonly Dictionary<(int TenantId, Guid MemberId), MemberState> members = [];
    private readonly Dictionary<(Guid Member, Guid Program), (Account After, long EntriesBefore)> changed = [];
    private readonly HashSet<(int TenantId, Guid MemberId)> existing = [];

    public void Need(int tenantId, Guid memberId) => needed.Add((tenantId, memberId));

    /// <summary>A member that was needed, or is made now; one without accounts may not exist.</summary>
    public MemberState Get(int tenantId, Guid memberId)
    {
        if (!members.TryGetValue((tenantId, memberId), out var member))
            members[(tenantId, memberId)] = member = new MemberState(tenantId, memberId);
        return member;
    }

    /// <summary>Whether a member that was needed is there.</summary>
    public bool Exists(MemberState member) =>
        member.Accounts.Count > 0 || existing.Contains((member.TenantId, member.MemberId));

    public void Stage(MemberState member, AccountChange change)
    {
        var before = change.After.EntryCount - change.Entries.Count;
        var key = (member.MemberId, change.After.ProgramId);
        changed[key] = (change.After, changed.TryGetValue(key, out var earlier) ? earlier.EntriesBefore : before);
    }

    public void Load(RoundTrip trip)
    {
        var wanted = new RowSet(AccountRow.LockOfMembers);
        foreach (var (tenantId, memberId) in needed) wanted.Add(tenantId).Add(memberId);
        trip.Find(wanted, row =>
        {
            var account = AccountRow.Read(row);
            Get(account.TenantId, account.MemberId).Put(account);
        });
    }

    /// <summary>Adds to the next round trip the question which members without any account are there at all.</summary>
    public void LoadExistence(RoundTrip trip)
    {
        var wanted = new RowSet(SelectExisting);
        foreach (var (tenantId, memberId) in needed)
            if (!members.ContainsKey((tenantId, memberId))) wanted.Add(tenantId).Add(memberId);
        trip.Find(wanted, row => existing.Add((row.GetInt32(0), row.GetGuid(1))));
        needed.Clear();
    }

    public void Save(RoundTrip trip) => trip.WriteAll(AccountRow.Changed(changed.Values));
}
