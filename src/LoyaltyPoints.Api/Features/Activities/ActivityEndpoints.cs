using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Activities;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Activities;

/// <summary>Activities: what members do that is no purchase, and what it brings them.</summary>
internal static class ActivityEndpoints
{
    private static readonly ActivityJson Json = new(StrictJson.NewOptions());
    private static readonly PostActivityValidator Validator = new();

    public static void Map(IEndpointRouteBuilder routes)
    {
        var activities = routes.MapGroup("/v1/activities").RequireScopes(Scopes.Pos | Scopes.Checkout)
            .WithTags("Activities");
        activities.MapPost("", PostAsync).WithName("postActivity").WithSummary("Record an activity and reward it")
            .WithDescription("The same `source` and `externalId` are recorded once, for ever. Programs reward it by "
                + "their `earning.activities`, and units that wait for this type of activity become available.")
            .AcceptsJson(Validator, """
                { "source": "survey-app", "externalId": "s-7841", "memberId": "mem_01a200355d22700080ef09fc4a58e0f0",
                  "type": "survey.completed", "occurredAt": "2026-11-21T10:00:00+08:00", "attributes": { "score": 9 } }
                """)
            .TakesIdempotencyKey().Produces<ActivityAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.MemberNotFound, ErrorCodes.ActivityConflict, ErrorCodes.OccurredInFuture,
                ErrorCodes.AmountOverflow)
            .Problems(Writes.Unavailable);
        activities.MapGet("/{id}", Get).WithName("getActivity").WithSummary("An activity with what came of it")
            .Produces<ActivityAnswer>().Problems(ErrorCodes.ActivityNotFound);
    }

    private static async Task<IResult> PostAsync(HttpContext context, LedgerWriter writer, TenantTime time)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.PostActivityRequest, Validator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        var caller = context.Caller();
        if (time.IsFuture(caller, request.OccurredAt!.Value))
        {
            return new Problem(
                ErrorCodes.OccurredInFuture, "The activity lies in the future.",
                [new("/occurredAt", FaultCodes.OutOfRange, "Lies more than five minutes after the server's clock.")]);
        }

        var activity = new Activity(
            request.Type!, Instant.From(request.OccurredAt.Value), PostActivityValidator.Values(request.Attributes));
        return await writer.SendAsync(new PostActivityWork(
            caller.TenantId, Core.PublicId.Parse(Core.PublicId.Member, request.MemberId), request.Source!,
            request.ExternalId!, activity, key));
    }

    private static IResult Get(string id, HttpContext context, ReadPool readers)
    {
        var tenantId = context.Caller().TenantId;
        return MemberOwnedId.TryParse(Core.PublicId.Activity, id, out var activity)
            && readers.Read(session => ActivityRow.Find(session, tenantId, activity.MemberId, activity.Id)) is { } row
            ? Writes.Response(row.Answer(200)) : Problem.Of(ErrorCodes.ActivityNotFound);
    }
}
