using System.Text.Json;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Webhooks;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>What is done to webhook endpoints: another secret, a pause, a replay.</summary>
internal sealed class WebhookActions(LedgerWriter writer, SecretBox box)
{
    private static readonly WebhookJson Json = WebhookJson.Strict;
    private static readonly RotateSecretValidator RotateValidator = new();
    private static readonly PauseWebhookValidator PauseValidator = new();
    private static readonly ReplayValidator ReplayValidator = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup(WebhookEndpoints.Path + "/{id}").RequireScopes(Scopes.Admin)
            .WithTags("Webhooks");
        endpoints.MapPost("/rotate-secret", RotateAsync).WithName("rotateWebhookSecret")
            .WithSummary("Sign with another secret")
            .WithDescription("For a while deliveries carry a signature by the old secret as well. Takes no "
                + "`Idempotency-Key`, since the answer shows the secret.")
            .AcceptsJson(RotateValidator, WebhookExamples.Rotation).AnswersETag().Produces<WebhookEndpointAnswer>()
            .Problems(ErrorCodes.WebhookEndpointNotFound).Problems(Writes.Unavailable);
        endpoints.MapPost("/pause", PauseAsync).WithName("pauseWebhookEndpoint")
            .WithSummary("Send nothing until it is resumed")
            .WithDescription("Events wait as long as they are kept. What is being sent is still sent.")
            .AcceptsJson(PauseValidator, WebhookExamples.Pause).TakesIdempotencyKey().AnswersETag()
            .Produces<WebhookEndpointAnswer>().Problems(ErrorCodes.WebhookEndpointNotFound)
            .Problems(Writes.Unavailable);
        endpoints.MapPost("/resume", ResumeAsync).WithName("resumeWebhookEndpoint")
            .WithSummary("Go on where it stopped")
            .WithDescription("Also for an endpoint that was paused or disabled because it failed. What was waiting for "
                + "another attempt is tried at once.")
            .AcceptsJson<ResumeWebhookRequest>(null, "{}").TakesIdempotencyKey().AnswersETag()
            .Produces<WebhookEndpointAnswer>().Problems(ErrorCodes.WebhookEndpointNotFound)
            .Problems(Writes.Unavailable);
        endpoints.MapPost("/replay", ReplayAsync).WithName("replayWebhookEvents")
            .WithSummary("Send events again")
            .WithDescription("One of: the events of a period (`from`, `to`), as far as they are kept; some events "
                + "(`eventIds`); the dead letters. They are sent beside what comes new.")
            .AcceptsJson(ReplayValidator, WebhookExamples.Replay).TakesIdempotencyKey()
            .Produces<ReplayAnswer>(StatusCodes.Status202Accepted)
            .Problems(ErrorCodes.WebhookEndpointNotFound, ErrorCodes.EventNotFound, ErrorCodes.ReplayRunning)
            .Problems(Writes.Unavailable);
    }

    private async Task<IResult> RotateAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.RotateSecretRequest, RotateValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        var secret = WebhookSecret.Generate();
        return await ChangeAsync(id, context, null, EventTypes.WebhookEndpointChanged, secret,
            (batch, tenantId, endpointId) => WebhookWrites.Rotate(
                batch, tenantId, endpointId, box.Seal(endpointId, secret), request.Span()));
    }

    private async Task<IResult> PauseAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.PauseWebhookRequest, PauseValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return await ChangeAsync(id, context, key, EventTypes.WebhookEndpointPaused, null,
            (batch, tenantId, endpointId) => WebhookWrites.Pause(batch, tenantId, endpointId, request.Reason));
    }

    private async Task<IResult> ResumeAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.ResumeWebhookRequest, null, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        return await ChangeAsync(id, context, key, EventTypes.WebhookEndpointChanged, null, WebhookWrites.Resume);
    }

    private async Task<IResult> ReplayAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(
            context.Request, Json.ReplayRequest, ReplayValidator, context.RequestAborted);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (Writes.ReadKey(context.Request, body.Bytes, out var key) is { } badKey) return badKey;
        if (!WebhookEndpoints.TryParse(id, out var endpointId)) return Problem.Of(ErrorCodes.WebhookEndpointNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, key, batch =>
        {
            if (WebhookRows.Find(batch.Session, tenantId, endpointId) is not { } endpoint)
                return WebhookRows.NotFound();
            var (events, refusal) = Replay(batch, endpoint, request);
            return refusal is null
                ? new Answer(202, JsonSerializer.SerializeToUtf8Bytes(new ReplayAnswer(events), Json.ReplayAnswer))
                : refusal;
        })
        {
            Event = new WorkEvent(EventTypes.WebhookEndpointChanged) { IsBare = true, Id = id },
        });
    }

    private static (long Events, Core.Refusal? Refusal) Replay(
        Batch batch, WebhookEndpoint endpoint, ReplayRequest request) => request switch
    {
        { DeadLetters: true } => (ReplayWrites.Dead(batch, endpoint.TenantId, endpoint.Id), null),
        { EventIds: not null } => ReplayWrites.Events(batch, endpoint.TenantId, endpoint.Id, request.Events()),
        _ => ReplayWrites.Period(
            batch, endpoint, Instant.From(request.From!.Value),
            request.To is { } to ? Instant.From(to) : null),
    };

    private async Task<IResult> ChangeAsync(
        string id, HttpContext context, RequestKey? key, string eventType, byte[]? secret,
        Func<Batch, int, Guid, WebhookEndpoint?> change)
    {
        if (!WebhookEndpoints.TryParse(id, out var endpointId)) return Problem.Of(ErrorCodes.WebhookEndpointNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(
            tenantId, key, batch => change(batch, tenantId, endpointId) is { } endpoint
                ? WebhookEndpoints.Answer(200, batch.Session, endpoint, batch.Now, secret) : WebhookRows.NotFound())
        {
            Event = new WorkEvent(eventType) { IsBare = true, Id = id },
        });
    }
}
