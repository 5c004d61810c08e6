using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Surveys;

namespace LoyaltyPoints.Storage.Surveys;

/// <summary>A survey as it is stored.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Json">The definition: UTF-8 JSON, as it was sent.</param>
public sealed record SurveyRecord(
    Guid Id, string Name, long Revision, byte[] Json, Instant CreatedAt, Instant UpdatedAt);

/// <summary>Queries over surveys.</summary>
public static class SurveyRows
{
    private const string Select = """
        SELECT survey_id, name, revision, definition, created_at, updated_at FROM surveys WHERE tenant_id = @tenantId
        """;

    private const string SelectOne = Select + " AND survey_id = @survey";

    private const string SelectPage = Select + " AND survey_id > @after ORDER BY survey_id";

    /// <summary>Null where the tenant has no such survey.</summary>
    public static SurveyRecord? Find(Session session, int tenantId, Guid surveyId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, survey = StoredId.Of(surveyId) }, session.CurrentTransaction)?.Record();

    /// <summary>Surveys after <paramref name="after"/> in the order of their making.</summary>
    public static IReadOnlyList<SurveyRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => row.Record())];

    public static Refusal NotFound(string pointer) => new(
        "survey_not_found", "There is no such survey.",
        [new Fault(pointer, FaultCodes.InvalidValue, "Names no survey of this tenant.")]);

    /// <summary>All surveys of a tenant.</summary>
    internal static Dictionary<Guid, Survey> Catalog(Session session, int tenantId) =>
        session.Connection.Query<Row>(Select, new { tenantId }, session.CurrentTransaction)
            .Select(row => row.Record()).ToDictionary(record => record.Id, Read);

    private static Survey Read(SurveyRecord record)
    {
        var reader = new Utf8JsonReader(record.Json);
        using var document = JsonDocument.ParseValue(ref reader);
        return new Survey(record.Id, SurveyReader.Read(document.RootElement).Definition
            ?? throw new InvalidDataException($"The stored definition of survey {record.Id:N} is no longer valid."));
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId survey_id { get; set; }

        public string name { get; set; } = "";

        public long revision { get; set; }

        public byte[] definition { get; set; } = [];

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public SurveyRecord Record() => new(
            survey_id.Value, name, revision, definition, new Instant(created_at), new Instant(updated_at));
    }
}
