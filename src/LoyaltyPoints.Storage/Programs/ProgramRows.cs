using Dapper;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Programs;

/// <summary>Queries over programs.</summary>
public static class ProgramRows
{
    private const string SelectOne = "SELECT 1 FROM programs WHERE tenant_id = @tenant AND program_id = @program";

    private const string Columns =
        "SELECT program_id, name, type, revision, created_at, updated_at FROM programs WHERE tenant_id = @tenantId";

    private const string SelectProgram = Columns + " AND program_id = @program";

    private const string SelectPage = Columns + " AND program_id > @after ORDER BY program_id";

    private const string SelectVersions = """
        SELECT version, definition, created_at, published_at, effective_at FROM program_versions
        WHERE tenant_id = @tenantId AND program_id = @program ORDER BY version
        """;

    public static bool Exists(Session session, int tenantId, Guid programId)
    {
        var select = session.Prepared(SelectOne).Bind(tenantId).Bind(programId);
        var exists = select.Read();
        select.Reset();
        return exists;
    }

    public static Refusal NotFound(string pointer) => new(
        "program_not_found", "There is no such program.",
        [new Fault(pointer, "invalid_value", "Names no program of this tenant.")]);

    /// <summary>Null where the tenant has no such program.</summary>
    public static ProgramRecord? Find(Session session, int tenantId, Guid programId) =>
        session.Connection.QuerySingleOrDefault<Row>(
                SelectProgram,
                new { tenantId, program = StoredId.Of(programId) },
                session.CurrentTransaction) is { } row
            ? Complete(session, tenantId, row) : null;

    /// <summary>
    /// Programs after <paramref name="after"/> in the order of their ids, which is that of their making.
    /// </summary>
    public static IReadOnlyList<ProgramRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => Complete(session, tenantId, row))];

    private static ProgramRecord Complete(Session session, int tenantId, Row row)
    {
        var versions = session.Connection.Query<VersionRow>(
            SelectVersions, new { tenantId, program = row.program_id }, session.CurrentTransaction);
        return new ProgramRecord(
            row.program_id.Value, row.name, row.type, row.revision,
            new Instant(row.created_at), new Instant(row.updated_at),
            [.. versions.Select(version => new ProgramVersionRecord(
                (int)version.version, version.definition, new Instant(version.created_at),
                Optional(version.published_at), Optional(version.effective_at)))]);
    }

    private static Instant? Optional(long? milliseconds) => milliseconds is { } value ? new Instant(value) : null;

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId program_id { get; set; }

        public string name { get; set; } = "";

        public string type { get; set; } = "";

        public long revision { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }
    }

    private sealed class VersionRow
    {
        public long version { get; set; }

        public byte[] definition { get; set; } = [];

        public long created_at { get; set; }

        public long? published_at { get; set; }

        public long? effective_at { get; set; }
    }
}
