using System.Text.Json.Nodes;
using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Goals: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class GoalsGroup
{
    private readonly Sender sender;

    internal GoalsGroup(Sender sender) => this.sender = sender;

    /// <summary>All goals</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<GoalAnswer>>> ListGoalsAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<GoalAnswer>>(
            new Call(HttpMethod.Get, "v1/goals")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>The rows of all pages of <c>listGoals</c>, each page asked for when it is needed.</summary>
    public IAsyncEnumerable<GoalAnswer> EnumerateGoalsAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<GoalAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListGoalsAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Set a goal</summary>
    /// <remarks>
    /// <c>metric</c> is <c>revenue</c>, <c>purchases</c>, <c>activeMembers</c>, <c>repeatPurchaseRate</c> (target
    /// up to 1) or <c>membersInSegment</c>; <c>segmentId</c> says whose, without it everybody's. The period is of
    /// local days, half-open. What the metric came to before is measured now.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<GoalAnswer>> CreateGoalAsync(
        JsonObject body,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<GoalAnswer>(
            new Call(HttpMethod.Post, "v1/goals")
                .Json(body)
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>A goal, and what it began from</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<GoalAnswer>> GetGoalAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<GoalAnswer>(
            new Call(HttpMethod.Get, $"v1/goals/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change a goal</summary>
    /// <remarks>
    /// What the metric came to before is measured anew.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<GoalAnswer>> ReviseGoalAsync(
        string id,
        JsonObject body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<GoalAnswer>(
            new Call(HttpMethod.Put, $"v1/goals/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>Give a goal up</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<GoalAnswer>> ArchiveGoalAsync(
        string id,
        string ifMatch,
        ArchiveGoalRequest? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<GoalAnswer>(
            new Call(HttpMethod.Post, $"v1/goals/{Call.Escape(id)}/archive")
                .Json(body ?? new ArchiveGoalRequest())
                .Match(ifMatch),
            cancellationToken);
}
