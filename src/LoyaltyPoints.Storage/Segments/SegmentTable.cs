using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>The segments of members whose rules ask for them; kept in their states.</summary>
internal sealed class SegmentTable
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id")];

    internal static readonly SetStatement Select = Find(
        "segment_members", Key, [.. Key, Id("segment_id"), Long("entered_in"), Long("left_in")]);

    private readonly Dictionary<(int TenantId, Guid MemberId), MemberState> needed = [];
    private readonly HashSet<(int TenantId, Guid MemberId)> loaded = [];

    public void Need(MemberState member)
    {
        var key = (member.TenantId, member.MemberId);
        if (loaded.Add(key)) needed[key] = member;
    }

    public void Load(RoundTrip trip)
    {
        if (needed.Count == 0) return;
        var wanted = new RowSet(Select);
        var members = new Dictionary<(int TenantId, Guid MemberId), MemberState>(needed);
        foreach (var (tenantId, memberId) in needed.Keys) wanted.Add(tenantId).Add(memberId);
        trip.Find(wanted, row => members[(row.GetInt32(0), row.GetGuid(1))].Put(row.GetGuid(2), Mark(row)));
        needed.Clear();
    }

    internal static SegmentMark Mark(IRow row) => new(row.GetInt64(3), row.GetInt64(4));
}
