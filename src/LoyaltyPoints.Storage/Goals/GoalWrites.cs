using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Storage.Segments;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Goals;

/// <summary>A goal that is to be stored.</summary>
/// <param name="Json">UTF-8, as it was sent.</param>
public sealed record GoalDraft(GoalDefinition Definition, GoalBaseline Baseline, byte[] Json);

/// <summary>Writes over goals, to be run inside a batch that has the tenant's configuration to itself.</summary>
public static class GoalWrites
{
    /// <summary>How many a tenant can have that are not archived.</summary>
    public const int Most = 50;

    private const string Insert = """
        INSERT INTO goals (tenant_id, goal_id, name, revision, definition, baseline, created_at, updated_at)
        VALUES (@tenantId, @goal, @name, 1, @json, @baseline, @now, @now)
        """;

    private const string Update = """
        UPDATE goals SET name = @name, definition = @json, baseline = @baseline, revision = revision + 1,
          updated_at = @now
        WHERE tenant_id = @tenantId AND goal_id = @goal
        """;

    private const string SetArchived = """
        UPDATE goals SET archived_at = @now, revision = revision + 1, updated_at = @now
        WHERE tenant_id = @tenantId AND goal_id = @goal
        """;

    /// <returns>Refused with <c>segment_not_found</c>, or <c>unprocessable</c> where there are too many.</returns>
    public static (GoalRecord? Goal, Refusal? Refusal) Create(Batch batch, int tenantId, GoalDraft draft)
    {
        if (Unknown(batch, tenantId, draft) is { } unknown) return (null, unknown);
        return GoalRows.Live(batch.Session, tenantId).Count >= Most
            ? (null, new Refusal("unprocessable", $"There can be {Most} goals that are not archived."))
            : (Write(batch, Insert, tenantId, batch.Ids.Next(), draft), null);
    }

    /// <param name="revisions">One of which the goal must have; null: any.</param>
    /// <returns>
    /// Refused with <c>goal_not_found</c>, <c>precondition_failed</c>, <c>goal_archived</c> or
    /// <c>segment_not_found</c>.
    /// </returns>
    public static (GoalRecord? Goal, Refusal? Refusal) Revise(
        Batch batch, int tenantId, Guid goalId, IReadOnlyList<long>? revisions, GoalDraft draft)
    {
        var (known, refusal) = FindUnchanged(batch, tenantId, goalId, revisions);
        if (known is null) return (null, refusal);
        if (known.ArchivedAt is not null) return (null, new Refusal("goal_archived", "The goal is archived."));
        return Unknown(batch, tenantId, draft) is { } unknown ? (null, unknown)
            : (Write(batch, Update, tenantId, goalId, draft), null);
    }

    /// <param name="revisions">One of which the goal must have; null: any.</param>
    /// <returns>Refused with <c>goal_not_found</c> or <c>precondition_failed</c>.</returns>
    public static (GoalRecord? Goal, Refusal? Refusal) Archive(
        Batch batch, int tenantId, Guid goalId, IReadOnlyList<long>? revisions)
    {
        var (known, refusal) = FindUnchanged(batch, tenantId, goalId, revisions);
        if (known is null || known.ArchivedAt is not null) return (known, refusal);
        var parameters = new
        {
            tenantId, goal = StoredId.Of(goalId), now = batch.NowOf(tenantId).UnixMilliseconds,
        };
        batch.Session.Connection.Execute(SetArchived, parameters, batch.Session.CurrentTransaction);
        return (GoalRows.Find(batch.Session, tenantId, goalId), null);
    }

    private static (GoalRecord? Goal, Refusal? Refusal) FindUnchanged(
        Batch batch, int tenantId, Guid goalId, IReadOnlyList<long>? revisions)
    {
        if (GoalRows.Find(batch.Session, tenantId, goalId) is not { } known)
            return (null, new Refusal("goal_not_found", "There is no such goal."));
        return revisions?.Contains(known.Revision) == false
            ? (null, new Refusal("precondition_failed", "The goal has changed since the version named by If-Match."))
            : (known, null);
    }

    private static Refusal? Unknown(Batch batch, int tenantId, GoalDraft draft) =>
        draft.Definition.SegmentId is { } segment
            ? SegmentRows.FindUnknown(batch.Catalog(tenantId), [(segment, "/segmentId")]) : null;

    private static GoalRecord Write(Batch batch, string sql, int tenantId, Guid goalId, GoalDraft draft)
    {
        var baseline = JsonSerializer.SerializeToUtf8Bytes(draft.Baseline, CoreJson.Default.GoalBaseline);
        var parameters = new
        {
            tenantId, goal = StoredId.Of(goalId), name = draft.Definition.Name, json = draft.Json, baseline,
            now = batch.NowOf(tenantId).UnixMilliseconds,
        };
        batch.Session.Connection.Execute(sql, parameters, batch.Session.CurrentTransaction);
        return GoalRows.Find(batch.Session, tenantId, goalId)!;
    }
}
