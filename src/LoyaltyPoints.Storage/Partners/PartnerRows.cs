using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Partners;

namespace LoyaltyPoints.Storage.Partners;

/// <summary>A partner as it is stored.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Json">The definition: UTF-8 JSON, as it was sent.</param>
public sealed record PartnerRecord(
    Guid Id, string Name, long Revision, byte[] Json, Instant CreatedAt, Instant UpdatedAt);

/// <summary>Queries over partners.</summary>
public static class PartnerRows
{
    private const string Select = """
        SELECT partner_id, name, revision, definition, created_at, updated_at FROM partners WHERE tenant_id = @tenantId
        """;

    private const string SelectOne = Select + " AND partner_id = @partner";

    private const string SelectPage = Select + " AND partner_id > @after ORDER BY partner_id";

    /// <summary>Null where the tenant has no such partner.</summary>
    public static PartnerRecord? Find(Session session, int tenantId, Guid partnerId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, partner = StoredId.Of(partnerId) }, session.CurrentTransaction)?.Record();

    /// <summary>Partners after <paramref name="after"/> in the order of their making.</summary>
    public static IReadOnlyList<PartnerRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => row.Record())];

    public static Refusal NotFound(string pointer) => new(
        "partner_not_found", "There is no such partner.",
        [new Fault(pointer, FaultCodes.InvalidValue, "Names no partner of this tenant.")]);

    /// <summary>All partners of a tenant.</summary>
    internal static Dictionary<Guid, Partner> Catalog(Session session, int tenantId) =>
        session.Connection.Query<Row>(Select, new { tenantId }, session.CurrentTransaction)
            .Select(row => row.Record()).ToDictionary(record => record.Id, Read);

    private static Partner Read(PartnerRecord record)
    {
        var reader = new Utf8JsonReader(record.Json);
        using var document = JsonDocument.ParseValue(ref reader);
        // What it names was there once, and nothing of it is ever deleted.
        var parsed = PartnerReader.Read(document.RootElement, static _ => true, static _ => true);
        return new Partner(record.Id, parsed.Definition
            ?? throw new InvalidDataException($"The stored definition of partner {record.Id:N} is no longer valid."));
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId partner_id { get; set; }

        public string name { get; set; } = "";

        public long revision { get; set; }

        public byte[] definition { get; set; } = [];

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public PartnerRecord Record() => new(
            partner_id.Value, name, revision, definition, new Instant(created_at), new Instant(updated_at));
    }
}
