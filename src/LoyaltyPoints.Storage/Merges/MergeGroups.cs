using Dapper;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>
/// Who of a tenant's members are or were one person: what began under one record may have gone on under the other, so
/// that only both together add up.
/// </summary>
internal sealed class MergeGroups
{
    private const string SelectAll = "SELECT member_id, from_id FROM member_merges WHERE tenant_id = @tenantId";

    private readonly Dictionary<Guid, Guid> parents = [];
    private readonly Dictionary<Guid, List<Guid>> members = [];

    public static MergeGroups Read(Session session, int tenantId)
    {
        var groups = new MergeGroups();
        foreach (var (into, from) in session.Connection.Query<(StoredId Into, StoredId From)>(
            SelectAll, new { tenantId })) groups.Join(into.Value, from.Value);
        foreach (var member in groups.parents.Keys.ToList())
        {
            var root = groups.Of(member);
            if (!groups.members.TryGetValue(root, out var all)) groups.members[root] = all = [];
            all.Add(member);
        }

        return groups;
    }

    /// <summary>One member of the group, the same for all of it; the member, where it is in none.</summary>
    public Guid Of(Guid member)
    {
        while (parents.TryGetValue(member, out var parent) && parent != member) member = parent;
        return member;
    }

    /// <summary>All of a member's group, or the member alone.</summary>
    public IReadOnlyList<Guid> All(Guid member) => members.GetValueOrDefault(Of(member)) ?? [member];

    public bool Has(Guid member) => parents.ContainsKey(member);

    private void Join(Guid one, Guid other)
    {
        parents.TryAdd(one, one);
        parents.TryAdd(other, other);
        parents[Of(other)] = Of(one);
    }
}
