using LoyaltyPoints.Storage.Facts;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>Members who are in a segment as of its last refresh.</summary>
/// <param name="generation">The segment's.</param>
public sealed class SegmentFilter(Guid segmentId, long generation) : MemberFilter
{
    private const string Select = """
        SELECT member_id FROM segment_members
        WHERE tenant_id = @tenant AND member_id > @after AND member_id <= @last AND segment_id = @segment
          AND entered_in <= @generation AND (left_in = 0 OR left_in > @generation)
        """;

    public override HashSet<Guid> Among(Session session, MemberRange range) =>
        Ids(session, Select, range, new { segment = StoredId.Of(segmentId), generation });
}
