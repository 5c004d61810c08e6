using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Vouchers;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>Writes over rewards, to be run inside a batch that has the tenant's configuration to itself.</summary>
public static class RewardWrites
{
    private const string InsertReward = """
        INSERT INTO rewards (tenant_id, reward_id, program_id, name, version, revision, created_at, updated_at)
        VALUES (@tenantId, @reward, @program, @name, 1, 1, @now, @now)
        """;

    private const string InsertVersion = """
        INSERT INTO reward_versions (tenant_id, reward_id, version, definition, created_at)
        VALUES (@tenantId, @reward, @version, @definition, @now)
        """;

    private const string UpdateReward = """
        UPDATE rewards SET name = @name, version = @version, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND reward_id = @reward
        """;

    private const string ArchiveReward = """
        UPDATE rewards SET archived_at = @now, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND reward_id = @reward
        """;

    private const string SelectStock =
        "SELECT 1 FROM reward_stock WHERE tenant_id = @tenantId AND reward_id = @reward";

    private const string InsertStock =
        "INSERT INTO reward_stock (tenant_id, reward_id, taken) VALUES (@tenantId, @reward, 0)";

    /// <param name="json">The definition, as it was sent.</param>
    public static RewardRecord Create(Batch batch, int tenantId, RewardDefinition definition, byte[] json)
    {
        var (reward, program) = (StoredId.Of(batch.Ids.Next()), StoredId.Of(definition.ProgramId));
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        Execute(batch, InsertReward, new { tenantId, reward, program, name = definition.Name, now });
        Execute(batch, InsertVersion, new { tenantId, reward, version = 1, definition = json, now });
        return Changed(batch, tenantId, reward, definition);
    }

    /// <summary>Makes the next version, which counts from now on.</summary>
    /// <param name="revisions">One of which the reward must have; null: any.</param>
    /// <returns>
    /// Refused with <c>reward_not_found</c>, <c>precondition_failed</c>, or <c>unprocessable</c> for another program.
    /// </returns>
    public static (RewardRecord? Reward, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid rewardId, IReadOnlyList<long>? revisions, RewardDefinition definition,
        byte[] json)
    {
        var (known, refusal) = FindUnchanged(batch, tenantId, rewardId, revisions);
        if (known is null) return (null, refusal);
        if (known.ProgramId != definition.ProgramId)
        {
            return (null, new Refusal(
                "unprocessable", "A reward keeps its program.",
                [new Fault("/programId", FaultCodes.InvalidValue, "Must be the one it was made for.")]));
        }

        var (reward, version) = (StoredId.Of(rewardId), known.Version + 1);
        var now = batch.NowOf(tenantId).UnixMilliseconds;
        Execute(batch, UpdateReward, new { tenantId, reward, name = definition.Name, version, now });
        Execute(batch, InsertVersion, new { tenantId, reward, version, definition = json, now });
        return (Changed(batch, tenantId, reward, definition), null);
    }

    /// <summary>Takes a reward out of the catalogue; what is reserved can still be captured.</summary>
    /// <param name="revisions">One of which the reward must have; null: any.</param>
    /// <returns>Refused with <c>reward_not_found</c> or <c>precondition_failed</c>.</returns>
    public static (RewardRecord? Reward, Refusal? Refusal) Archive(
        Batch batch, int tenantId, Guid rewardId, IReadOnlyList<long>? revisions)
    {
        var (known, refusal) = FindUnchanged(batch, tenantId, rewardId, revisions);
        if (known is null || known.ArchivedAt is not null) return (known, refusal);
        var reward = StoredId.Of(rewardId);
        Execute(batch, ArchiveReward, new { tenantId, reward, now = batch.NowOf(tenantId).UnixMilliseconds });
        return (Changed(batch, tenantId, reward, null), null);
    }

    private static (RewardRecord? Reward, Refusal? Refusal) FindUnchanged(
        Batch batch, int tenantId, Guid rewardId, IReadOnlyList<long>? revisions)
    {
        if (RewardRows.Find(batch.Session, tenantId, rewardId) is not { } known)
            return (null, new Refusal("reward_not_found", "There is no such reward."));
        return revisions?.Contains(known.Revision) == false
            ? (null, new Refusal(
                "precondition_failed", "The reward has changed since the version named by If-Match."))
            : (known, null);
    }

    /// <summary>Null where what the reward gives, and the segments its audience asks about, are there.</summary>
    public static Refusal? FindOthers(Batch batch, int tenantId, RewardDefinition definition) =>
        definition.Value is not VoucherOf { SeriesId: var id }
        || SeriesRows.Find(batch.Session, tenantId, id) is not null
            ? SegmentRows.FindUnknown(batch.Catalog(tenantId), OtherSegments.Of(definition))
            : new Refusal(
                "voucher_series_not_found", "There is no such voucher series.",
                [new Fault("/value/seriesId", FaultCodes.InvalidValue, "Names no voucher series of this tenant.")]);

    private static RewardRecord Changed(Batch batch, int tenantId, StoredId reward, RewardDefinition? definition)
    {
        if (definition?.Stock is not null && batch.Session.Connection.QueryFirstOrDefault<long?>(
            SelectStock, new { tenantId, reward }, batch.Session.CurrentTransaction) is null)
            Execute(batch, InsertStock, new { tenantId, reward });
        batch.Catalogs.Changed(tenantId);
        return RewardRows.Find(batch.Session, tenantId, reward.Value)!;
    }

    private static void Execute(Batch batch, string sql, object parameters) =>
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
}
