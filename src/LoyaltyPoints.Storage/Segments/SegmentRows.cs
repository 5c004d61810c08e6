using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Segments;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>Queries over segments.</summary>
public static class SegmentRows
{
    private const string Columns = """
        SELECT s.segment_id, s.name, s.version, s.revision, s.generation, v.definition, s.size, s.entered, s.departed,
          s.refreshed_at, s.due_at, s.archived_at, s.created_at, s.updated_at
        FROM segments s JOIN segment_versions v
          ON v.tenant_id = s.tenant_id AND v.segment_id = s.segment_id AND v.version = s.version
        """;

    private const string SelectOne = Columns + " WHERE s.tenant_id = @tenantId AND s.segment_id = @segment";

    private const string SelectPage =
        Columns + " WHERE s.tenant_id = @tenantId AND s.segment_id > @after ORDER BY s.segment_id";

    private const string SelectLive =
        Columns + " WHERE s.tenant_id = @tenantId AND s.archived_at IS NULL ORDER BY s.segment_id";

    private const string SelectVersion = """
        SELECT definition FROM segment_versions
        WHERE tenant_id = @tenantId AND segment_id = @segment AND version = @version
        """;

    private const string SelectKnown = """
        SELECT segment_id, generation, CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END FROM segments
        WHERE tenant_id = @tenant
        """;

    /// <summary>Null where the tenant has no such segment.</summary>
    public static SegmentRecord? Find(Session session, int tenantId, Guid segmentId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, segment = StoredId.Of(segmentId) }, session.CurrentTransaction)?.Record();

    /// <summary>One version of the definition, as it was sent; null where there is none.</summary>
    public static byte[]? Version(Session session, int tenantId, Guid segmentId, int version) =>
        session.Connection.QuerySingleOrDefault<byte[]>(
            SelectVersion, new { tenantId, segment = StoredId.Of(segmentId), version });

    /// <summary>Segments after <paramref name="after"/> in the order of their making, archived ones too.</summary>
    public static IReadOnlyList<SegmentRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => row.Record())];

    /// <summary>All that are not archived, in the order of their making.</summary>
    public static IReadOnlyList<SegmentRecord> Live(Session session, int tenantId) =>
        [.. session.Connection.Query<Row>(SelectLive, new { tenantId }, session.CurrentTransaction)
            .Select(row => row.Record())];

    public static Refusal NotFound() => new("segment_not_found", "There is no such segment.");

    /// <summary>Null where all of these are there, and not archived.</summary>
    /// <returns>Refused with <c>segment_not_found</c>, naming every place.</returns>
    public static Refusal? FindUnknown(ProgramCatalog catalog, IEnumerable<(Guid SegmentId, string At)> asked)
    {
        var faults = asked
            .Where(other => catalog.Segments.GetValueOrDefault(other.SegmentId) is not { IsArchived: false })
            .Select(other => new Fault(
                other.At, FaultCodes.InvalidValue,
                $"{PublicId.Format(PublicId.Segment, other.SegmentId)} names no segment of this tenant that is not "
                + "archived."))
            .ToList();
        return faults.Count == 0 ? null
            : new Refusal("segment_not_found", "The definition asks about a segment that is not there.", faults);
    }

    /// <summary>A stored definition.</summary>
    /// <exception cref="InvalidDataException">It was valid once and is no longer.</exception>
    public static SegmentDefinition Read(SegmentRecord segment)
    {
        using var document = JsonDocument.Parse(segment.Definition);
        // What it names was there when it was sent.
        return SegmentReader.Read(document.RootElement, static _ => true, static _ => true).Definition
            ?? throw new InvalidDataException($"The stored definition of segment {segment.Id:N} is no longer valid.");
    }

    /// <summary>All segments of a tenant, as rules know them.</summary>
    internal static Dictionary<Guid, KnownSegment> Catalog(Session session, int tenantId)
    {
        var segments = new Dictionary<Guid, KnownSegment>();
        var select = session.Prepared(SelectKnown).Bind(tenantId);
        while (select.Read())
            segments[select.GetGuid(0)] = new KnownSegment(select.GetInt64(1), select.GetInt32(2) != 0);
        return segments;
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId segment_id { get; set; }

        public string name { get; set; } = "";

        public long version { get; set; }

        public long revision { get; set; }

        public long generation { get; set; }

        public byte[] definition { get; set; } = [];

        public long size { get; set; }

        public long entered { get; set; }

        public long departed { get; set; }

        public long? refreshed_at { get; set; }

        public long due_at { get; set; }

        public long? archived_at { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public SegmentRecord Record() => new(
            segment_id.Value, name, (int)version, revision, generation, definition, size, entered, departed,
            refreshed_at is { } refreshed ? new Instant(refreshed) : null, new Instant(due_at),
            archived_at is { } archived ? new Instant(archived) : null, new Instant(created_at),
            new Instant(updated_at));
    }
}
