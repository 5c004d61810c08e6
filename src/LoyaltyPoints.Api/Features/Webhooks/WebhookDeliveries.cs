using System.Buffers.Binary;
using System.Text.Json;
using LoyaltyPoints.Api.Answers;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Api.Security;
using LoyaltyPoints.Api.Webhooks;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Keys;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>How webhook endpoints do: what they have not taken, and whether they take anything.</summary>
internal sealed class WebhookDeliveries(
    ReadPool readers, SecretBox box, WebhookSender sender, WebhookOptions options, TimeProvider clock)
{
    public const string Waiting = "waiting";
    public const string Dead = "dead";

    private static readonly WebhookJson Json = WebhookJson.Strict;

    private readonly IdGenerator ids = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        var endpoints = routes.MapGroup(WebhookEndpoints.Path + "/{id}").RequireScopes(Scopes.Admin)
            .WithTags("Webhooks");
        endpoints.MapGet("/deliveries", GetPage).WithName("listWebhookDeliveries")
            .WithSummary("Events that an endpoint has not taken")
            .WithDescription("In the order of the events. What was taken is not listed.")
            .Query("status", "`waiting`: those that are tried again; `dead`: those that were given up; absent: both.")
            .Paged().Produces<PageAnswer<WebhookDeliveryAnswer>>().Problems(ErrorCodes.WebhookEndpointNotFound);
        endpoints.MapPost("/test", TestAsync).WithName("testWebhookEndpoint")
            .WithSummary("Send a `webhook.test` event and see what comes of it")
            .WithDescription("At once, also to an endpoint that is paused. It is no event of the log and is not tried "
                + "again.")
            .AcceptsJson<TestWebhookRequest>(null, "{}").Produces<WebhookTestAnswer>()
            .Problems(ErrorCodes.WebhookEndpointNotFound);
    }

    private IResult GetPage(string id, HttpContext context)
    {
        var tenantId = context.Caller().TenantId;
        var status = context.Request.Query["status"].ToString();
        if (status is not ("" or Waiting or Dead))
        {
            return Problem.Invalid([
                new(PageQuery.QueryPointer("status"), FaultCodes.InvalidValue, "waiting or dead is expected.")]);
        }

        var list = $"deliveries:{id}:{status}";
        if (PageQuery.Read(context.Request, list, tenantId, out var page) is { } problem) return problem;
        var after = page.After is { Length: sizeof(long) } bytes ? BinaryPrimitives.ReadInt64BigEndian(bytes) : 0;
        bool? isDead = status.Length == 0 ? null : status == Dead;
        if (!WebhookEndpoints.TryParse(id, out var endpointId)) return Problem.Of(ErrorCodes.WebhookEndpointNotFound);
        var rows = readers.Read(session => WebhookRows.Find(session, tenantId, endpointId) is null ? null
            : DeliveryRows.Page(session, tenantId, endpointId, isDead, after, page.Limit + 1));
        return rows is null ? Problem.Of(ErrorCodes.WebhookEndpointNotFound)
            : JsonAnswer.Of(200, PageAnswer<WebhookDeliveryAnswer>.Of(
                rows, page.Limit, WebhookDeliveryAnswer.Of,
                row => Cursor.Encode(list, tenantId, Position(row.Sequence))), Json.PageAnswerWebhookDeliveryAnswer);
    }

    private async Task<IResult> TestAsync(string id, HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context.Request, Json.TestWebhookRequest, null, context.RequestAborted);
        if (!body.TryGet(out _, out var problem)) return problem;
        var tenantId = context.Caller().TenantId;
        if (!WebhookEndpoints.TryParse(id, out var endpointId)
            || readers.Read(session => WebhookRows.Find(session, tenantId, endpointId)) is not { } endpoint)
            return Problem.Of(ErrorCodes.WebhookEndpointNotFound);
        var now = Instant.From(clock.GetUtcNow());
        var eventId = Core.PublicId.Format(Core.PublicId.Event, ids.At(now).Next());
        using var client = new EndpointClient(endpoint, box, sender, options, clock);
        var start = clock.GetTimestamp();
        var failure = await client.SendAsync(eventId, Document(eventId, now), context.RequestAborted);
        return JsonAnswer.Of(200, new WebhookTestAnswer(
            eventId, failure is null, failure?.Status, failure?.Error,
            (long)clock.GetElapsedTime(start).TotalMilliseconds), Json.WebhookTestAnswer);
    }

    private static byte[] Document(string eventId, Instant now)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", eventId);
            writer.WriteString("type", "webhook.test");
            writer.WriteString("timestamp", now.ToString());
            writer.WriteStartObject("data");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static byte[] Position(long sequence)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, sequence);
        return bytes;
    }
}
