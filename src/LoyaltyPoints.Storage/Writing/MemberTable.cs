using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>The members of a batch with their accounts, locked until it is committed.</summary>
/// <param name="known">
/// Who was merged into whom, as far as an earlier run of the batch has found out: the other is locked as well.
/// </param>
internal sealed class MemberTable(IReadOnlyDictionary<MemberKey, Guid> known)
{
    private static readonly SetStatement SelectExisting = SetStatement.Find(
        "members", [Int("tenant_id"), Id("member_id")],
        [Int("tenant_id"), Id("member_id"), Id("merged_into_id"), Long("erased_at")]);

    // Sorted: members are locked in one order everywhere, so that two instances cannot wait for each other.
    private readonly SortedSet<MemberKey> needed = [];
    private readonly HashSet<MemberKey> locked = [];
    private readonly Dictionary<MemberKey, MemberState> members = [];
    private readonly Dictionary<(Guid Member, Guid Program), (Account After, long EntriesBefore)> changed = [];
    private readonly HashSet<MemberKey> existing = [];
    private readonly HashSet<MemberKey> erased = [];
    private readonly Dictionary<MemberKey, Guid> merged = new(known);

    public void Need(int tenantId, Guid memberId)
    {
        needed.Add(new MemberKey(tenantId, memberId));
        if (merged.TryGetValue(new MemberKey(tenantId, memberId), out var into))
            needed.Add(new MemberKey(tenantId, into));
    }

    /// <summary>Who a member is by now: the one it was merged into, or itself.</summary>
    public Guid Resolve(int tenantId, Guid memberId) =>
        merged.TryGetValue(new MemberKey(tenantId, memberId), out var into) ? into : memberId;

    /// <summary>A member that was needed, or is made now; one without accounts may not exist.</summary>
    public MemberState Get(int tenantId, Guid memberId) => Own(tenantId, Resolve(tenantId, memberId));

    /// <summary>As <see cref="Get"/>; for a member that was merged into another, its own accounts as they were left.
    /// </summary>
    public MemberState Own(int tenantId, Guid memberId)
    {
        var key = new MemberKey(tenantId, memberId);
        if (!members.TryGetValue(key, out var member)) members[key] = member = new MemberState(tenantId, memberId);
        return member;
    }

    /// <summary>Whether a member that was needed is there; one that was erased is not.</summary>
    public bool Exists(MemberState member) =>
        !IsErased(member) && (member.Accounts.Count > 0 || existing.Contains(KeyOf(member)));

    public bool IsErased(MemberState member) => erased.Contains(KeyOf(member));

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
        locked.UnionWith(needed);
        trip.Find(wanted, row =>
        {
            var account = AccountRow.Read(row);
            var key = new MemberKey(account.TenantId, account.MemberId);
            Found(key, account.Standing.MergedInto, account.Standing.IsErased);
            Own(account.TenantId, account.MemberId).Put(account);
        });
    }

    /// <summary>Adds to the next round trip the question which members without any account are there at all.</summary>
    public void LoadExistence(RoundTrip trip)
    {
        var wanted = new RowSet(SelectExisting);
        foreach (var key in needed)
            if (!members.TryGetValue(key, out var member) || member.Accounts.Count == 0)
                wanted.Add(key.TenantId).Add(key.MemberId);
        trip.Find(wanted, row =>
        {
            var (key, into) = (new MemberKey(row.GetInt32(0), row.GetGuid(1)), row.GetGuid(2));
            existing.Add(key);
            Found(key, into == Guid.Empty ? null : into, row.GetInt64(3) != Instant.Never.UnixMilliseconds);
        });
        needed.Clear();
    }

    /// <summary>To be called once members are loaded.</summary>
    /// <exception cref="MergedMembersException">One was merged into another who is not locked.</exception>
    public void RequireLocks()
    {
        if (merged.Any(pair => !locked.Contains(pair.Key with { MemberId = pair.Value })))
            throw new MergedMembersException(merged);
    }

    public void Save(RoundTrip trip) => trip.WriteAll(AccountRow.Changed(changed.Values));

    private static MemberKey KeyOf(MemberState member) => new(member.TenantId, member.MemberId);

    private void Found(MemberKey key, Guid? mergedInto, bool isErased)
    {
        if (isErased) erased.Add(key);
        if (mergedInto is { } into) merged[key] = into;
        else merged.Remove(key);
    }
}

/// <summary>Names a member of a tenant; in the order in which members are locked.</summary>
internal readonly record struct MemberKey(int TenantId, Guid MemberId) : IComparable<MemberKey>
{
    public int CompareTo(MemberKey other) => TenantId != other.TenantId
        ? TenantId.CompareTo(other.TenantId) : MemberId.CompareTo(other.MemberId);
}
