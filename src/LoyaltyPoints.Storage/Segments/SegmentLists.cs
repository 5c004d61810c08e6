using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>Members put into a list and taken out of it by hand.</summary>
public static class SegmentLists
{
    private const string LockList = """
        UPDATE segments SET refreshed_at = @now WHERE tenant_id = @tenantId AND segment_id = @segment
        """;

    private const string Count = """
        UPDATE segments SET size = size + @entered - @departed, entered = @entered, departed = @departed
        WHERE tenant_id = @tenantId AND segment_id = @segment
        """;

    /// <summary>Counts from the commit on.</summary>
    /// <param name="add">None of them is in <paramref name="remove"/>.</param>
    /// <returns>
    /// Refused with <c>segment_not_found</c>, <c>segment_archived</c>, <c>segment_not_a_list</c>, or
    /// <c>member_not_found</c> naming each that is not there.
    /// </returns>
    public static (SegmentRecord? Segment, Refusal? Refusal) Change(
        Batch batch, int tenantId, Guid segmentId, IReadOnlyList<Guid> add, IReadOnlyList<Guid> remove)
    {
        var parameters = new
        {
            tenantId, segment = StoredId.Of(segmentId), now = batch.NowOf(tenantId).UnixMilliseconds,
        };
        if (SegmentRows.Find(batch.Session, tenantId, segmentId) is not { } known)
            return (null, SegmentRows.NotFound());
        if (known.ArchivedAt is not null)
            return (null, new Refusal("segment_archived", "The segment is archived."));
        if (!SegmentRows.Read(known).IsList)
        {
            return (null, new Refusal(
                "segment_not_a_list", "Its members are those for whom its conditions hold."));
        }

        if (FindUnknown(batch, tenantId, add, remove) is { } unknown) return (null, unknown);
        // Whoever changes the same list waits here, and finds what was written.
        Execute(batch, LockList, parameters);
        var marks = SegmentMarks.Read(batch.Session, tenantId, add.Concat(remove));
        var changes = Changes(segmentId, known.Generation, marks, add, isIn: true)
            .Concat(Changes(segmentId, known.Generation, marks, remove, isIn: false)).ToList();
        SegmentMarks.Write(batch, tenantId, changes);
        var entered = changes.LongCount(static change => change.Mark.LeftIn == 0);
        Execute(batch, Count, new
        {
            tenantId, segment = StoredId.Of(segmentId), entered, departed = changes.Count - entered,
        });
        return (SegmentRows.Find(batch.Session, tenantId, segmentId), null);
    }

    private static IEnumerable<MarkChange> Changes(
        Guid segmentId, long generation, IReadOnlyDictionary<(Guid, Guid), SegmentMark> marks,
        IEnumerable<Guid> members, bool isIn)
    {
        foreach (var member in members)
        {
            SegmentMark? mark = marks.TryGetValue((member, segmentId), out var known) ? known : null;
            if ((mark?.IsInAt(generation) ?? false) == isIn) continue;
            yield return new MarkChange(
                member, segmentId, new SegmentMark(generation, isIn ? 0 : generation), mark is null);
        }
    }

    private static Refusal? FindUnknown(
        Batch batch, int tenantId, IReadOnlyList<Guid> add, IReadOnlyList<Guid> remove)
    {
        var faults = Places("/add", add).Concat(Places("/remove", remove))
            .Where(place => !MemberRows.Exists(batch.Session, tenantId, place.Member))
            .Select(place => new Fault(place.At, FaultCodes.InvalidValue, "Names no member of this tenant.")).ToList();
        return faults.Count == 0 ? null : new Refusal("member_not_found", "There is no such member.", faults);
    }

    private static IEnumerable<(Guid Member, string At)> Places(string pointer, IReadOnlyList<Guid> members) =>
        members.Select((member, at) => (member, $"{pointer}/{at}"));

    private static void Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}
