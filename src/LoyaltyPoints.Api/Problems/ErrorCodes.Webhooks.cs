namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about webhooks.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode WebhookEndpointNotFound = new("webhook_endpoint_not_found", 404,
        "Webhook endpoint not found", "This tenant has no such webhook endpoint.");

    public static readonly ErrorCode TooManyWebhookEndpoints = new("too_many_webhook_endpoints", 422,
        "Too many webhook endpoints", "A tenant may have 50 webhook endpoints; delete one.");

    public static readonly ErrorCode ReplayRunning = new("replay_running", 409, "Replay running",
        "A period is being replayed to this endpoint; send it again when that is done.");
}
