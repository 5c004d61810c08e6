using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Webhooks;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Webhooks;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>Where a tenant's events are sent: made, looked at, changed, deleted.</summary>
internal sealed class WebhookEndpoints(
    ReadPool readers, LedgerWriter writer, SecretBox box, WebhookOptions options, TimeProvider clock)
{
    public const string Path = "/v1/webhook-endpoints";

    private const string List = "webhook-endpoints";

    private static readonly WebhookJson Json = WebhookJson.Strict;
    private static readonly WebhookEndpointValidator Validator = new();

    private Instant Now => Instant.From(clock.GetUtcNow());

    public void Map(IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup(Path).RequireScopes(Scopes.Admin).WithTags("Webhooks");
        endpoints.MapPost("", (Delegate)CreateAsync).WithName("createWebhookEndpoint")
            .WithSummary("Have events sent to a URL")
            .WithDescription("From now on, each event is POSTed there as `GET /v1/events` shows it, signed as Standard "
                + "Webhooks 1.0.0 says (`webhook-id`, `webhook-timestamp`, `webhook-signature`), at least once. "
                + "Answer 2xx within 15 s. The answer shows `secret`, which is not shown again; so this takes no "
                + "`Idempotency-Key`.")
            .AcceptsJson(Validator, WebhookExamples.Endpoint).AnswersETag()
            .Produces<WebhookEndpointAnswer>(StatusCodes.Status201Created)
            .Problems(ErrorCodes.TooManyWebhookEndpoints).Problems(Writes.Unavailable);
        endpoints.MapGet("", GetPage).WithName("listWebhookEndpoints").WithSummary("All webhook endpoints")
            .Paged().Produces<PageAnswer<WebhookEndpointAnswer>>();
        endpoints.MapGet("/{id}", Get).WithName("getWebhookEndpoint").WithSummary("A webhook endpoint as it is now")
            .AnswersETag().Produces<WebhookEndpointAnswer>().Problems(ErrorCodes.WebhookEndpointNotFound);
        endpoints.MapPut("/{id}", ReviseAsync).WithName("reviseWebhookEndpoint")
            .WithSummary("Change a webhook endpoint from now on")
            .AcceptsJson(Validator, WebhookExamples.Endpoint).NeedsIfMatch().AnswersETag()
            .Produces<WebhookEndpointAnswer>().Problems(ErrorCodes.WebhookEndpointNotFound)
            .Problems(Writes.Unavailable);
        endpoints.MapDelete("/{id}", DeleteAsync).WithName("deleteWebhookEndpoint")
            .WithSummary("Send nothing more, and forget what it was not sent")
            .Produces(StatusCodes.Status204NoContent).Problems(ErrorCodes.WebhookEndpointNotFound)
            .Problems(Writes.Unavailable);
    }

    /// <summary>How an endpoint is answered, with its ETag.</summary>
    /// <param name="secret">Shown now and never again; null: not shown.</param>
    public static Answer Answer(
        int status, Session session, WebhookEndpoint endpoint, Instant now, byte[]? secret = null)
    {
        var shown = WebhookEndpointAnswer.Of(session, endpoint, now, secret);
        return new Answer(
            status, JsonSerializer.SerializeToUtf8Bytes(shown, Json.WebhookEndpointAnswer),
            status == StatusCodes.Status201Created ? $"{Path}/{shown.Id}" : null, IfMatch.Tag(endpoint.Revision));
    }

    private async Task<IResult> CreateAsync(HttpContext context)
    {
        var body = await ReadAsync(context);
        if (!body.TryGet(out var request, out var problem)) return problem;
        var tenantId = context.Caller().TenantId;
        var secret = WebhookSecret.Generate();
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var id = batch.Ids.Next();
            var (endpoint, refusal) = WebhookWrites.Create(
                batch, tenantId, id, request.Definition(), box.Seal(id, secret));
            return endpoint is null ? refusal! : Answer(201, batch.Session, endpoint, batch.Now, secret);
        })
        {
            Event = new WorkEvent(EventTypes.WebhookEndpointCreated) { IsBare = true },
        });
    }

    private async Task<IResult> ReviseAsync(string id, HttpContext context)
    {
        var body = await ReadAsync(context);
        if (!body.TryGet(out var request, out var problem)) return problem;
        if (IfMatch.Read(context.Request, out var revisions) is { } missing) return missing;
        if (!TryParse(id, out var endpointId)) return Problem.Of(ErrorCodes.WebhookEndpointNotFound);
        var tenantId = context.Caller().TenantId;
        return await writer.SendAsync(new FunctionWork(tenantId, null, batch =>
        {
            var (endpoint, refusal) = WebhookWrites.Revise(
                batch, tenantId, endpointId, revisions, request.Definition());
            return endpoint is null ? refusal! : Answer(200, batch.Session, endpoint, batch.Now);
        })
        {
            Event = new WorkEvent(EventTypes.WebhookEndpointChanged) { IsBare = true, Id = id },
        });
    }

    private async Task<IResult> DeleteAsync(string id, HttpContext context)
    {
        if (!TryParse(id, out var endpointId)) return Problem.Of(ErrorCodes.WebhookEndpointNotFound);
        var tenantId = context.Caller().TenantId;
        var result = await writer.WriteAsync(new FunctionWork(
            tenantId, null, batch => WebhookWrites.Delete(batch, tenantId, endpointId)
                ? new Answer(204, default) : WebhookRows.NotFound())
        {
            Event = new WorkEvent(EventTypes.WebhookEndpointDeleted) { Id = id },
        });
        return result.Answer is null ? Writes.Problem(result.Refusal!) : Results.NoContent();
    }

    private IResult GetPage(HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        if (PageQuery.Read(context.Request, List, tenantId, out var page) is { } problem) return problem;
        var (rows, latest) = readers.Read(session => (
            WebhookRows.Page(session, tenantId, page.AfterId, page.Limit + 1), EventReader.Latest(session, tenantId)));
        return JsonAnswer.Of(200, PageAnswer<WebhookEndpointAnswer>.Of(
            rows, page.Limit, row => WebhookEndpointAnswer.Of(row, latest, Now),
            row => Cursor.Encode(List, tenantId, row.Id)), Json.PageAnswerWebhookEndpointAnswer);
    }

    private IResult Get(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        var answer = !TryParse(id, out var endpointId) ? null : readers.Read(session =>
            WebhookRows.Find(session, tenantId, endpointId) is { } endpoint
                ? Answer(200, session, endpoint, Now) : null);
        return answer is null ? Problem.Of(ErrorCodes.WebhookEndpointNotFound) : Writes.Response(answer);
    }

    private ValueTask<Body<WebhookEndpointRequest>> ReadAsync(HttpContext context) => JsonBody.ReadAsync(
        context.Request, Json.WebhookEndpointRequest, Validator, context.RequestAborted,
        request => request.Url is { } url && WebhookUrl.Judge(url) is null && WebhookUrl.Judge(url, options) is { } bad
            ? [new Fault("/url", bad.Code, bad.Detail)] : []);

    internal static bool TryParse(string id, out Guid endpointId) =>
        Core.PublicId.TryParse(Core.PublicId.WebhookEndpoint, id, out endpointId);
}
