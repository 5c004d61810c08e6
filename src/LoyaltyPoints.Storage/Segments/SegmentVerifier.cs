using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>Whether segments are as large as they say.</summary>
internal static class SegmentVerifier
{
    // One statement, so that a refresh counts in all of it or in nothing.
    private const string CountMembers = """
        SELECT s.segment_id, s.size,
          CAST(COALESCE(SUM(CASE WHEN m.entered_in <= s.generation AND (m.left_in = 0 OR m.left_in > s.generation)
            THEN CAST(1 AS bigint) ELSE 0 END), 0) AS bigint)
        FROM segments s LEFT JOIN segment_members m ON m.tenant_id = s.tenant_id AND m.segment_id = s.segment_id
        WHERE s.tenant_id = @tenant
        GROUP BY s.segment_id, s.size
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
        from row in session.Connection.Query<(StoredId Segment, long Size, long Members)>(
            CountMembers, new { tenant = tenantId })
        where row.Size != row.Members
        select new BookFinding(tenantId, Guid.Empty, Guid.Empty, new LedgerFinding(
            0, null,
            $"Segment {PublicId.Format(PublicId.Segment, row.Segment.Value)} says that it has {row.Size} members, and "
            + $"{row.Members} are in it."));
}
