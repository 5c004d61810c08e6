using LoyaltyPoints.Client.Http;

namespace LoyaltyPoints.Client;

/// <summary>Webhooks: one method for each operation of <c>openapi.yaml</c>.</summary>
public sealed partial class WebhooksGroup
{
    private readonly Sender sender;

    internal WebhooksGroup(Sender sender) => this.sender = sender;

    /// <summary>Have events sent to a URL</summary>
    /// <remarks>
    /// From now on, each event is POSTed there as <c>GET /v1/events</c> shows it, signed as Standard Webhooks
    /// 1.0.0 says (<c>webhook-id</c>, <c>webhook-timestamp</c>, <c>webhook-signature</c>), at least once. Answer
    /// 2xx within 15 s. The answer shows <c>secret</c>, which is not shown again; so this takes no
    /// <c>Idempotency-Key</c>.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WebhookEndpointAnswer>> CreateWebhookEndpointAsync(
        WebhookEndpointRequest body,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookEndpointAnswer>(
            new Call(HttpMethod.Post, "v1/webhook-endpoints")
                .Json(body),
            cancellationToken);

    /// <summary>All webhook endpoints</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<Page<WebhookEndpointAnswer>>> ListWebhookEndpointsAsync(
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<WebhookEndpointAnswer>>(
            new Call(HttpMethod.Get, "v1/webhook-endpoints")
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>listWebhookEndpoints</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<WebhookEndpointAnswer> EnumerateWebhookEndpointsAsync(
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<WebhookEndpointAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListWebhookEndpointsAsync(
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>A webhook endpoint as it is now</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<WebhookEndpointAnswer>> GetWebhookEndpointAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookEndpointAnswer>(
            new Call(HttpMethod.Get, $"v1/webhook-endpoints/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Change a webhook endpoint from now on</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer<WebhookEndpointAnswer>> ReviseWebhookEndpointAsync(
        string id,
        WebhookEndpointRequest body,
        string ifMatch,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookEndpointAnswer>(
            new Call(HttpMethod.Put, $"v1/webhook-endpoints/{Call.Escape(id)}")
                .Json(body)
                .Match(ifMatch),
            cancellationToken);

    /// <summary>Send nothing more, and forget what it was not sent</summary>
    /// <remarks>Scope: <c>admin</c>.</remarks>
    public Task<Answer> DeleteWebhookEndpointAsync(
        string id,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync(
            new Call(HttpMethod.Delete, $"v1/webhook-endpoints/{Call.Escape(id)}"),
            cancellationToken);

    /// <summary>Sign with another secret</summary>
    /// <remarks>
    /// For a while deliveries carry a signature by the old secret as well. Takes no <c>Idempotency-Key</c>, since
    /// the answer shows the secret.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WebhookEndpointAnswer>> RotateWebhookSecretAsync(
        string id,
        RotateSecretRequest? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookEndpointAnswer>(
            new Call(HttpMethod.Post, $"v1/webhook-endpoints/{Call.Escape(id)}/rotate-secret")
                .Json(body ?? new RotateSecretRequest()),
            cancellationToken);

    /// <summary>Send nothing until it is resumed</summary>
    /// <remarks>
    /// Events wait as long as they are kept. What is being sent is still sent.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WebhookEndpointAnswer>> PauseWebhookEndpointAsync(
        string id,
        PauseWebhookRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookEndpointAnswer>(
            new Call(HttpMethod.Post, $"v1/webhook-endpoints/{Call.Escape(id)}/pause")
                .Json(body ?? new PauseWebhookRequest())
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Go on where it stopped</summary>
    /// <remarks>
    /// Also for an endpoint that was paused or disabled because it failed. What was waiting for another attempt
    /// is tried at once.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WebhookEndpointAnswer>> ResumeWebhookEndpointAsync(
        string id,
        ResumeWebhookRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookEndpointAnswer>(
            new Call(HttpMethod.Post, $"v1/webhook-endpoints/{Call.Escape(id)}/resume")
                .Json(body ?? new ResumeWebhookRequest())
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Send events again</summary>
    /// <remarks>
    /// One of: the events of a period (<c>from</c>, <c>to</c>), as far as they are kept; some events
    /// (<c>eventIds</c>); the dead letters. They are sent beside what comes new.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<ReplayAnswer>> ReplayWebhookEventsAsync(
        string id,
        ReplayRequest? body = null,
        string? idempotencyKey = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<ReplayAnswer>(
            new Call(HttpMethod.Post, $"v1/webhook-endpoints/{Call.Escape(id)}/replay")
                .Json(body ?? new ReplayRequest())
                .Key(idempotencyKey),
            cancellationToken);

    /// <summary>Events that an endpoint has not taken</summary>
    /// <remarks>
    /// In the order of the events. What was taken is not listed.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<Page<WebhookDeliveryAnswer>>> ListWebhookDeliveriesAsync(
        string id,
        string? status = null,
        int? limit = null,
        string? cursor = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<Page<WebhookDeliveryAnswer>>(
            new Call(HttpMethod.Get, $"v1/webhook-endpoints/{Call.Escape(id)}/deliveries")
                .Query("status", status)
                .Query("limit", limit)
                .Query("cursor", cursor),
            cancellationToken);

    /// <summary>
    /// The rows of all pages of <c>listWebhookDeliveries</c>, each page asked for when it is needed.
    /// </summary>
    public IAsyncEnumerable<WebhookDeliveryAnswer> EnumerateWebhookDeliveriesAsync(
        string id,
        string? status = null,
        int? limit = null,
        CancellationToken cancellationToken = default) =>
        Pages.ReadAsync<WebhookDeliveryAnswer>(
            async (next, cancellation) =>
            {
                var page = await ListWebhookDeliveriesAsync(
                    id: id,
                    status: status,
                    limit: limit,
                    cursor: next,
                    cancellationToken: cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            },
            cancellationToken);

    /// <summary>Send a <c>webhook.test</c> event and see what comes of it</summary>
    /// <remarks>
    /// At once, also to an endpoint that is paused. It is no event of the log and is not tried again.
    /// <br/> Scope: <c>admin</c>.
    /// </remarks>
    public Task<Answer<WebhookTestAnswer>> TestWebhookEndpointAsync(
        string id,
        TestWebhookRequest? body = null,
        CancellationToken cancellationToken = default) =>
        sender.SendAsync<WebhookTestAnswer>(
            new Call(HttpMethod.Post, $"v1/webhook-endpoints/{Call.Escape(id)}/test")
                .Json(body ?? new TestWebhookRequest()),
            cancellationToken);
}
