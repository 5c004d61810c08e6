using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rewards;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>Queries over rewards.</summary>
public static class RewardRows
{
    private const string Columns = """
        SELECT r.reward_id, r.program_id, r.name, r.version, r.revision, r.archived_at, r.created_at, r.updated_at,
          v.definition
        FROM rewards r JOIN reward_versions v
          ON v.tenant_id = r.tenant_id AND v.reward_id = r.reward_id
        """;

    private const string SelectOne =
        Columns + " AND v.version = r.version WHERE r.tenant_id = @tenantId AND r.reward_id = @reward";

    private const string SelectVersion =
        Columns + " AND v.version = @version WHERE r.tenant_id = @tenantId AND r.reward_id = @reward";

    private const string SelectPage = Columns + """
         AND v.version = r.version WHERE r.tenant_id = @tenantId AND r.reward_id > @after ORDER BY r.reward_id
        """;

    private const string SelectAll = Columns + " AND v.version = r.version WHERE r.tenant_id = @tenantId";

    private const string SelectTaken = """
        SELECT reward_id, taken FROM reward_stock WHERE tenant_id = @tenantId
        """;

    private const string CountHolds = """
        SELECT reward_id, CAST(COALESCE(SUM(CAST(1 AS bigint)), 0) AS bigint) AS held,
          CAST(COALESCE(SUM(CASE WHEN lapses_at <= @now THEN CAST(1 AS bigint) ELSE 0 END), 0) AS bigint) AS lapsed
        FROM reward_holds WHERE tenant_id = @tenantId AND state = 1 GROUP BY reward_id
        """;

    /// <summary>Null where the tenant has no such reward.</summary>
    public static RewardRecord? Find(Session session, int tenantId, Guid rewardId) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectOne, new { tenantId, reward = StoredId.Of(rewardId) }, session.CurrentTransaction)?.Record();

    /// <summary>As it was in one of its versions; null where there is none.</summary>
    public static RewardRecord? Find(Session session, int tenantId, Guid rewardId, int version) =>
        session.Connection.QuerySingleOrDefault<Row>(
            SelectVersion, new { tenantId, reward = StoredId.Of(rewardId), version }, session.CurrentTransaction)
            ?.Record();

    /// <summary>Rewards after <paramref name="after"/> in the order of their making, archived ones too.</summary>
    public static IReadOnlyList<RewardRecord> Page(Session session, int tenantId, Guid after, int limit) =>
        [.. session.Connection.Query<Row>(
                session.Dialect.Limited(SelectPage), new { tenantId, after = StoredId.Of(after), limit })
            .Select(row => row.Record())];

    /// <summary>What is gone of limited rewards; those of which nothing ever was are absent.</summary>
    public static IReadOnlyDictionary<Guid, StockRecord> Stock(Session session, int tenantId, Instant now)
    {
        var holds = session.Connection.Query<(StoredId Reward, long Held, long Lapsed)>(
            CountHolds, new { tenantId, now = now.UnixMilliseconds }).ToDictionary(row => row.Reward.Value);
        return session.Connection.Query<(StoredId Reward, long Taken)>(SelectTaken, new { tenantId })
            .ToDictionary(row => row.Reward.Value, row =>
            {
                var (_, held, lapsed) = holds.GetValueOrDefault(row.Reward.Value);
                return new StockRecord(row.Taken - held, held - lapsed);
            });
    }

    /// <summary>All rewards of a tenant, each read when it is first asked for.</summary>
    internal static Dictionary<Guid, Lazy<Reward>> Catalog(Session session, int tenantId, ProgramCatalog programs) =>
        session.Connection.Query<Row>(SelectAll, new { tenantId }, session.CurrentTransaction)
            .Select(row => row.Record())
            .ToDictionary(record => record.Id, record => new Lazy<Reward>(() => Compile(record, programs)));

    private static Reward Compile(RewardRecord record, ProgramCatalog programs)
    {
        var reader = new Utf8JsonReader(record.Definition);
        using var document = JsonDocument.ParseValue(ref reader);
        var parsed = RewardReader.Read(
            document.RootElement, programs.Find(record.ProgramId)?.Newest.Definition, wasRead: true);
        return new Reward(
            record.Id, record.Version, record.ArchivedAt is not null, parsed.Definition
            ?? throw new InvalidDataException(
                $"The stored definition of reward {record.Id:N} is no longer valid: {parsed.Faults[0]}"));
    }

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId reward_id { get; set; }

        public StoredId program_id { get; set; }

        public string name { get; set; } = "";

        public long version { get; set; }

        public long revision { get; set; }

        public long? archived_at { get; set; }

        public long created_at { get; set; }

        public long updated_at { get; set; }

        public byte[] definition { get; set; } = [];

        public RewardRecord Record() => new(
            reward_id.Value, program_id.Value, name, (int)version, revision, definition,
            archived_at is { } at ? new Instant(at) : null, new Instant(created_at), new Instant(updated_at));
    }
}
