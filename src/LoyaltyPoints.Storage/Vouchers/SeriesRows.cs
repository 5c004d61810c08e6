using System.Collections.Concurrent;
using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Vouchers;

namespace LoyaltyPoints.Storage.Vouchers;

/// <summary>A series as it is stored, with its latest version.</summary>
/// <param name="Version">Counts the versions, from 1; the ETag.</param>
/// <param name="Definition">UTF-8 JSON, as it was sent.</param>
public sealed record SeriesRecord(
    Guid Id, string Name, int Version, byte[] Definition, Instant CreatedAt, Instant UpdatedAt);

/// <summary>Queries over series of vouchers.</summary>
public static class SeriesRows
{
    private const string Columns = """
        SELECT s.series_id, s.name, s.revision, v.definition, s.created_at, s.updated_at
        FROM voucher_series s JOIN voucher_series_versions v
          ON v.tenant_id = s.tenant_id AND v.series_id = s.series_id AND v.version = s.revision
        WHERE s.tenant_id = @tenantId
        """;

    private const string SelectSeries = Columns + " AND s.series_id = @series";

    private const string SelectPage = Columns + " AND s.series_id > @after ORDER BY s.series_id";

    private const string SelectVersion = """
        SELECT definition FROM voucher_series_versions
        WHERE tenant_id = @tenant AND series_id = @series AND version = @version
        """;

    private const int MostKnown = 10_000;

    // A version never changes and never goes; one too many empties the cache, which then fills again.
    private static readonly ConcurrentDictionary<(int TenantId, Guid SeriesId, int Version), VoucherSeries> Known = [];

    public static readonly Refusal NotFound = new("voucher_series_not_found", "There is no such series of vouchers.");

    /// <summary>Null where the tenant has no such series.</summary>
    public static SeriesRecord? Find(Session session, int tenantId, Guid seriesId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectSeries, new { tenantId, series = StoredId.Of(seriesId) }, session.CurrentTransaction)?.Record();

    /// <summary>Series after <paramref name="after"/> in the order of their ids, which is that of their making.
    /// </summary>
    public static IReadOnlyList<SeriesRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => row.Record())];

    /// <summary>One version, ready to decide by; null where there is none.</summary>
    public static VoucherSeries? Version(Session session, int tenantId, Guid seriesId, int version)
    {
        if (Known.TryGetValue((tenantId, seriesId, version), out var known)) return known;
        if (DefinitionOf(session, tenantId, seriesId, version) is not { } definition) return null;
        if (Known.Count >= MostKnown) Known.Clear();
        return Known[(tenantId, seriesId, version)] = SeriesOf(seriesId, version, definition);
    }

    /// <summary>The definition of one version, UTF-8 JSON as it was sent; null where there is none.</summary>
    public static byte[]? DefinitionOf(Session session, int tenantId, Guid seriesId, int version)
    {
        var select = session.Prepared(SelectVersion).Bind(tenantId).Bind(seriesId).Bind(version);
        if (!select.Read()) return null;
        var definition = select.GetBytes(0).ToArray();
        select.Reset();
        return definition;
    }

    /// <summary>A stored definition, ready to decide by.</summary>
    /// <exception cref="InvalidDataException">It was valid once and is no longer.</exception>
    internal static VoucherSeries SeriesOf(Guid seriesId, int version, ReadOnlySpan<byte> definition)
    {
        var reader = new Utf8JsonReader(definition);
        using var document = JsonDocument.ParseValue(ref reader);
        return new VoucherSeries(seriesId, version, SeriesDefinitionReader.Read(document.RootElement).Definition
            ?? throw new InvalidDataException($"The stored definition of series {seriesId:N} is no longer valid."));
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId series_id { get; set; }

        public string name { get; set; } = "";

        public long revision { get; set; }

        public byte[] definition { get; set; } = [];

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public SeriesRecord Record() => new(
            series_id.Value, name, (int)revision, definition, new Instant(created_at), new Instant(updated_at));
    }
}
