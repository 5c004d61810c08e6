using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Goals;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Goals;

/// <summary>Goals: set, changed, archived.</summary>
internal sealed class GoalEndpoints(
    ReadPool readers, LedgerWriter writer, CatalogCache catalogs, GoalSurvey survey)
{
    private const string List = "goals";

    private const string Example = """
        { "name": "Regulars buy more", "metric": "revenue", "segmentId": "seg_01a200355c7c7000804333d1b3c31f58",
          "from": "2027-01-01", "to": "2027-04-01", "target": 2500000, "currency": "CNY" }
        """;

    private static readonly GoalJson Json = new(StrictJson.NewOptions());
    private static readonly ArchiveGoalValidator ArchiveValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var goals = routes.MapGroup("/v1/goals").WithTags("Goals").RequireScopes(Scopes.Admin);
        goals.MapGet("", GetPage).WithName("listGoals").WithSummary("All goals")
            .Paged().Produces<PageAnswer<GoalAnswer>>();
        goals.MapGet("/{id}", Get).WithName("getGoal").WithSummary("A goal, and what it began from").AnswersETag()
            .Produces<GoalAnswer>().Problems(ErrorCodes.GoalNotFound);
        goals.MapPost("", (Delegate)CreateAsync).WithName("createGoal").WithSummary("Set a goal")
            .WithDescription("`metric` is `revenue`, `purchases`, `activeMembers`, `repeatPurchaseRate` (target up to "
                + "1) or `membersInSegment`; `segmentId` says whose, without it everybody's. The period is of local "
                + "days, half-open. What the metric came to before is measured now.")
            .AcceptsAnyJson(Example).TakesIdempotencyKey().AnswersETag()
            .Produces<GoalAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.SegmentNotFound, ErrorCodes.Unprocessable, ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        goals.MapPut("/{id}", ReviseAsync).WithName("reviseGoal").WithSummary("Change a goal")
            .WithDescription("What the metric came to before is measured anew.")
            .AcceptsAnyJson(Example).NeedsIfMatch().AnswersETag().Produces<GoalAnswer>()
            .Problems(ErrorCodes.GoalNotFound, ErrorCodes.GoalArchived, ErrorCodes.SegmentNotFound,
                ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        goals.MapPost("/{id}/archive", ArchiveAsync).WithName("archiveGoal").WithSummary("Give a goal up")
            .AcceptsJson(ArchiveValidator, "{}").NeedsIfMatch().AnswersETag().Produces<GoalAnswer>()
            .Problems(ErrorCodes.GoalNotFound).Problems(Writes.Unavailable);
    }

    private IResult GetPage(HttpContext context) => readers.Page(
        context, List, GoalRows.Page, GoalAnswer.Of, static row => row.Id, Json.PageAnswerGoalAnswer);

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        return Core.PublicId.TryParse(Core.PublicId.Goal, id, out var goalId)
            && readers.Read(session => GoalRows.Find(session, tenantId, goalId)) is { } goal
                ? Writes.Response(Answer(200, goal)) : Problem.Of(ErrorCodes.GoalNotFound);
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var (draft, bytes, problem) = await ReadAsync(context);
        if (draft is null) return problem!;
        if (Writes.ReadKey(context.Request, bytes, out var key) is { } badKey) return badKey;
        var tenantId = context.Caller().TenantId;
        return await SendAsync(tenantId, key, 201, batch => GoalWrites.Create(batch, tenantId, draft));
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var (draft, _, problem) = await ReadAsync(context);
        if (draft is null) return problem!;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Goal, id, out var goalId))
            return Problem.Of(ErrorCodes.GoalNotFound);
        var tenantId = context.Caller().TenantId;
        return await SendAsync(
            tenantId, null, 200, batch => GoalWrites.Revise(batch, tenantId, goalId, revisions, draft));
    }

    private async Task<IResult> ArchiveAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ArchiveGoalRequest, ArchiveValidator, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!Core.PublicId.TryParse(Core.PublicId.Goal, id, out var goalId))
            return Problem.Of(ErrorCodes.GoalNotFound);
        var tenantId = context.Caller().TenantId;
        return await SendAsync(
            tenantId, null, 200, batch => GoalWrites.Archive(batch, tenantId, goalId, revisions));
    }

    private Task<IResult> SendAsync(
        int tenantId, RequestKey? key, int status,
        Func<Batch, (GoalRecord? Goal, Core.Refusal? Refusal)> change) =>
        writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            var (goal, refusal) = change(batch);
            return goal is null ? refusal! : Answer(status, goal);
        })
        {
            ChangesPrograms = true,
            Event = WorkEvent.Of("goal"),
        });

    private async Task<(GoalDraft? Draft, ReadOnlyMemory<byte> Bytes, Problem? Problem)> ReadAsync(
        HttpContext context)
    {
        var body = await JsonBody.ReadElementAsync(context.Request, context.RequestAborted);
        if (!body.TryGet(out var json, out var problem)) return (null, default, problem);
        var caller = context.Caller();
        var known = readers.Read(session => catalogs.Current(session, caller.TenantId).Segments);
        var (goal, faults) = GoalReader.Read(json, id => known.GetValueOrDefault(id) is { IsArchived: false });
        if (goal is null) return (null, default, Problem.Invalid(faults));
        GoalBaseline? baseline;
        try
        {
            baseline = await survey.BaselineAsync(caller.TenantId, caller.IsTest, goal, context.RequestAborted);
        }
        catch (OverflowException)
        {
            return (null, default, Problem.Of(ErrorCodes.AmountOverflow));
        }

        return baseline is not null ? (new GoalDraft(goal, baseline, body.Bytes.ToArray()), body.Bytes, null)
            : (null, default, Problem.Invalid([new(
                "/currency", FaultCodes.Required, "No program and no setting says in which currency.")]));
    }

    private static Answer Answer(int status, GoalRecord goal) => new(
        status, JsonSerializer.SerializeToUtf8Bytes(GoalAnswer.Of(goal), Json.GoalAnswer),
        status == 201 ? "/v1/goals/" + Core.PublicId.Format(Core.PublicId.Goal, goal.Id) : null,
        IfMatch.Tag(goal.Revision));
}
