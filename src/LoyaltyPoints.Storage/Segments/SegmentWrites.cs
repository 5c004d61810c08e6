using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Goals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>Writes over segments, to be run inside a batch that has the tenant's configuration to itself.</summary>
public static class SegmentWrites
{
    /// <summary>How many a tenant can have that are not archived.</summary>
    public const int Most = 100;

    // The members of a list count at once, so it is in its first generation from the beginning.
    private const string InsertSegment = """
        INSERT INTO segments
          (tenant_id, segment_id, name, version, revision, generation, attempt, size, entered, departed, due_at,
           created_at, updated_at)
        VALUES (@tenantId, @segment, @name, 1, 1, @generation, @generation, 0, 0, 0, @due, @now, @now)
        """;

    private const string UpdateSegment = """
        UPDATE segments
        SET name = @name, version = @version, revision = revision + 1, due_at = @due, updated_at = @now
        WHERE tenant_id = @tenantId AND segment_id = @segment
        """;

    private const string ArchiveSegment = """
        UPDATE segments SET archived_at = @now, due_at = @due, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND segment_id = @segment
        """;

    private const string InsertVersion = """
        INSERT INTO segment_versions (tenant_id, segment_id, version, definition, created_at)
        VALUES (@tenantId, @segment, @version, @json, @now)
        """;

    /// <summary>Makes a segment; nobody is in it until it is refreshed, or put there by hand.</summary>
    /// <param name="json">The definition, as it was sent.</param>
    /// <returns>Refused with <c>segment_not_found</c>, or <c>unprocessable</c> where there are too many.</returns>
    public static (SegmentRecord? Segment, Refusal? Refusal) Create(
        Batch batch, int tenantId, SegmentDefinition definition, byte[] json)
    {
        if (Unknown(batch, tenantId, definition) is { } unknown) return (null, unknown);
        if (SegmentRows.Live(batch.Session, tenantId).Count >= Most)
            return (null, new Refusal("unprocessable", $"There can be {Most} segments that are not archived."));
        var (segment, now) = (StoredId.Of(batch.Ids.Next()), batch.NowOf(tenantId).UnixMilliseconds);
        var (generation, due) = (definition.IsList ? 1 : 0, Due(definition, now));
        Execute(batch, InsertSegment, new { tenantId, segment, name = definition.Name, generation, due, now });
        Execute(batch, InsertVersion, new { tenantId, segment, version = 1, json, now });
        return (Changed(batch, tenantId, segment), null);
    }

    /// <summary>Makes the next version; the members stay until it is refreshed.</summary>
    /// <param name="revisions">One of which the segment must have; null: any.</param>
    /// <returns>
    /// Refused with <c>segment_not_found</c>, <c>precondition_failed</c>, <c>segment_archived</c>, or
    /// <c>unprocessable</c> where conditions become a list or the other way round, or ask for each other in a circle.
    /// </returns>
    public static (SegmentRecord? Segment, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid segmentId, IReadOnlyList<long>? revisions, SegmentDefinition definition,
        byte[] json)
    {
        var (known, refusal) = FindUnchanged(batch, tenantId, segmentId, revisions);
        if (known is null) return (null, refusal);
        if (Unknown(batch, tenantId, definition) is { } unknown) return (null, unknown);
        if (SegmentRows.Read(known).IsList != definition.IsList)
        {
            return (null, new Refusal(
                "unprocessable", "A segment stays what it is.",
                [new Fault("/kind", FaultCodes.InvalidValue, "Must be that of the versions before.")]));
        }

        if (IsCircle(batch, tenantId, segmentId, definition))
        {
            return (null, new Refusal(
                "unprocessable", "A segment cannot ask about itself, nor by way of others.",
                [new Fault("/when", FaultCodes.Contradictory, "Asks about a segment that asks about this one.")]));
        }

        var (segment, version) = (StoredId.Of(segmentId), known.Version + 1);
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        Execute(batch, UpdateSegment, new
        {
            tenantId, segment, name = definition.Name, version, due = Due(definition, now), now,
        });
        Execute(batch, InsertVersion, new { tenantId, segment, version, json, now });
        return (Changed(batch, tenantId, segment), null);
    }

    /// <summary>Puts a segment out of use: it is refreshed no more.</summary>
    /// <param name="revisions">One of which the segment must have; null: any.</param>
    /// <returns>
    /// Refused with <c>segment_not_found</c>, <c>precondition_failed</c>, or <c>segment_in_use</c> with what asks about
    /// it.
    /// </returns>
    public static (SegmentRecord? Segment, Refusal? Refusal) Archive(
        Batch batch, int tenantId, Guid segmentId, IReadOnlyList<long>? revisions)
    {
        var (known, refusal) = FindUnchanged(batch, tenantId, segmentId, revisions, isArchiving: true);
        if (known is null || known.ArchivedAt is not null) return (known, refusal);
        var uses = OtherSegments.UsesOf(segmentId, batch.Catalog(tenantId), batch.NowOf(tenantId)).Concat(
            from other in SegmentRows.Live(batch.Session, tenantId)
            where SegmentRows.Read(other).Others.Contains(segmentId)
            select PublicId.Format(PublicId.Segment, other.Id)).Concat(
            from goal in GoalRows.Live(batch.Session, tenantId)
            where GoalRows.Read(goal).SegmentId == segmentId
            select PublicId.Format(PublicId.Goal, goal.Id)).ToList();
        if (uses.Count > 0)
            return (null, new Refusal("segment_in_use", $"It is asked about by {string.Join(", ", uses)}."));
        var (segment, now) = (StoredId.Of(segmentId), batch.NowOf(tenantId).UnixMilliseconds);
        Execute(batch, ArchiveSegment, new { tenantId, segment, due = Instant.Never.UnixMilliseconds, now });
        return (Changed(batch, tenantId, segment), null);
    }

    private static (SegmentRecord? Segment, Refusal? Refusal) FindUnchanged(
        Batch batch, int tenantId, Guid segmentId, IReadOnlyList<long>? revisions, bool isArchiving = false)
    {
        if (SegmentRows.Find(batch.Session, tenantId, segmentId) is not { } known)
            return (null, SegmentRows.NotFound());
        if (revisions?.Contains(known.Revision) == false)
        {
            return (null, new Refusal(
                "precondition_failed", "The segment has changed since the version named by If-Match."));
        }

        return known.ArchivedAt is not null && !isArchiving
            ? (null, new Refusal("segment_archived", "The segment is archived.")) : (known, null);
    }

    private static Refusal? Unknown(Batch batch, int tenantId, SegmentDefinition definition) =>
        SegmentRows.FindUnknown(batch.Catalog(tenantId), OtherSegments.Of(definition.When));

    private static bool IsCircle(Batch batch, int tenantId, Guid segmentId, SegmentDefinition definition)
    {
        if (definition.Others.Count == 0) return false;
        var others = SegmentRows.Live(batch.Session, tenantId)
            .ToDictionary(other => other.Id, other => SegmentRows.Read(other).Others);
        others[segmentId] = definition.Others;
        return OtherSegments.InOrder(others) is null;
    }

    // At once, so that a new definition need not wait for its first time.
    private static long Due(SegmentDefinition definition, long now) =>
        definition.Refresh is null ? Instant.Never.UnixMilliseconds : now;

    private static SegmentRecord Changed(Batch batch, int tenantId, StoredId segment)
    {
        batch.Catalogs.Changed(tenantId);
        return SegmentRows.Find(batch.Session, tenantId, segment.Value)!;
    }

    private static void Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}
