using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>A mark that is to be written.</summary>
/// <param name="IsNew">Whether the member has none of this segment yet.</param>
public sealed record MarkChange(Guid MemberId, Guid SegmentId, SegmentMark Mark, bool IsNew);

/// <summary>The marks of members, so many at a time.</summary>
public static class SegmentMarks
{
    private static readonly Column[] Key = [Int("tenant_id"), Id("member_id"), Id("segment_id")];

    private static readonly Column[] Values = [Long("entered_in"), Long("left_in")];

    private static readonly SetStatement First = Insert("segment_members", [.. Key, .. Values]);

    private static readonly SetStatement Later = Update("segment_members", Key, Values);

    /// <summary>All marks of these members.</summary>
    public static IReadOnlyDictionary<(Guid MemberId, Guid SegmentId), SegmentMark> Read(
        Session session, int tenantId, IEnumerable<Guid> members)
    {
        var wanted = new RowSet(SegmentTable.Select);
        foreach (var member in members) wanted.Add(tenantId).Add(member);
        var marks = new Dictionary<(Guid, Guid), SegmentMark>();
        new RoundTrip(session)
            .Find(wanted, row => marks[(row.GetGuid(1), row.GetGuid(2))] = SegmentTable.Mark(row)).Send();
        return marks;
    }

    /// <exception cref="InvalidDataException">A mark that should be there is not.</exception>
    public static void Write(Batch batch, int tenantId, IEnumerable<MarkChange> changes)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var (member, segment, mark, isNew) in changes.OrderBy(static change => change.MemberId))
        {
            (isNew ? first : later).Add(tenantId).Add(member).Add(segment)
                .Add(mark.EnteredIn).Add(mark.LeftIn);
        }

        new RoundTrip(batch.Session).Write(first).WriteAll(later).Send();
    }
}
