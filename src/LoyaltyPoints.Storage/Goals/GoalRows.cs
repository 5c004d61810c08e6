using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Goals;

namespace LoyaltyPoints.Storage.Goals;

/// <summary>A goal as it is stored.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Json">The definition: UTF-8 JSON, as it was sent.</param>
public sealed record GoalRecord(
    Guid Id, string Name, long Revision, byte[] Json, GoalBaseline Baseline, Instant? ArchivedAt, Instant CreatedAt,
    Instant UpdatedAt);

/// <summary>Queries over goals.</summary>
public static class GoalRows
{
    private const string Select = """
        SELECT goal_id, name, revision, definition, baseline, archived_at, created_at, updated_at FROM goals
        WHERE tenant_id = @tenantId
        """;

    private const string SelectOne = Select + " AND goal_id = @goal";

    private const string SelectPage = Select + " AND goal_id > @after ORDER BY goal_id";

    private const string SelectLive = Select + " AND archived_at IS NULL ORDER BY goal_id";

    /// <summary>Null where the tenant has no such goal.</summary>
    public static GoalRecord? Find(Session session, int tenantId, Guid goalId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, goal = StoredId.Of(goalId) }, session.CurrentTransaction)?.Record();

    /// <summary>Goals after <paramref name="after"/> in the order of their making, archived ones too.</summary>
    public static IReadOnlyList<GoalRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => row.Record())];

    /// <summary>All that are not archived, in the order of their making.</summary>
    public static IReadOnlyList<GoalRecord> Live(Session session, int tenantId) =>
        [.. session.Connection.Query<Row>(SelectLive, new { tenantId }, session.CurrentTransaction)
            .Select(row => row.Record())];

    /// <summary>A stored definition.</summary>
    /// <exception cref="InvalidDataException">It was valid once and is no longer.</exception>
    public static GoalDefinition Read(GoalRecord goal)
    {
        using var document = JsonDocument.Parse(goal.Json);
        // What it names was there when it was sent.
        return GoalReader.Read(document.RootElement, static _ => true).Definition
            ?? throw new InvalidDataException($"The stored definition of goal {goal.Id:N} is no longer valid.");
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId goal_id { get; set; }

        public string name { get; set; } = "";

        public long revision { get; set; }

        public byte[] definition { get; set; } = [];

        public byte[] baseline { get; set; } = [];

        public long? archived_at { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public GoalRecord Record() => new(
            goal_id.Value, name, revision, definition,
            JsonSerializer.Deserialize(baseline, CoreJson.Default.GoalBaseline)!,
            archived_at is { } at ? new Instant(at) : null, new Instant(created_at), new Instant(updated_at));
    }
}
