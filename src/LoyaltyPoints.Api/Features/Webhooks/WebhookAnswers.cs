using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Api.Features.Webhooks;

/// <summary>Where events are sent; `secret` only when it is made or rotated.</summary>
public sealed record WebhookEndpointAnswer
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>Types of events it wants; empty: all.</summary>
    public required IReadOnlyList<string> Types { get; init; }

    public required string? Description { get; init; }

    /// <summary>Whether a member's next event waits for the one before.</summary>
    public required bool Ordered { get; init; }

    /// <summary>
    /// `active`; `failing`: event after event failed, so one at a time is tried; `paused`: nothing is sent until it is
    /// resumed; `disabled`: it answered 410.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Why it is paused or disabled.</summary>
    public required string? StatusReason { get; init; }

    /// <summary>The first failure after the last success; null: there was none.</summary>
    public required Instant? FailingSince { get; init; }

    /// <summary>What went wrong last, where nothing was taken since.</summary>
    public required string? LastError { get; init; }

    /// <summary>When it last took an event.</summary>
    public required Instant? LastDeliveredAt { get; init; }

    /// <summary>Recorded events that it was not sent yet, of all types.</summary>
    public required long Behind { get; init; }

    /// <summary>Whether a period is being replayed.</summary>
    public required bool Replaying { get; init; }

    /// <summary>Until when the secret before the present one signs as well; null: it does not.</summary>
    public required Instant? OldSecretUntil { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    /// <summary>What deliveries are signed with: `whsec_` and base64. It is not shown again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <param name="session">Asked how many events there are.</param>
    /// <param name="secret">Shown now and never again; null: not shown.</param>
    internal static WebhookEndpointAnswer Of(
        Session session, WebhookEndpoint endpoint, Instant now, byte[]? secret = null) =>
        Of(endpoint, EventReader.Latest(session, endpoint.TenantId), now) with
        {
            Secret = secret is null ? null : WebhookSecret.Format(secret),
        };

    internal static WebhookEndpointAnswer Of(WebhookEndpoint endpoint, long latest, Instant now) => new()
    {
        Id = Core.PublicId.Format(Core.PublicId.WebhookEndpoint, endpoint.Id),
        Url = endpoint.Definition.Url,
        Types = endpoint.Definition.Types,
        Description = endpoint.Definition.Description,
        Ordered = endpoint.Definition.IsOrdered,
        Status = endpoint.Status,
        StatusReason = endpoint.Reason,
        FailingSince = Known(endpoint.Health.FailingSince),
        LastError = endpoint.LastError,
        LastDeliveredAt = Known(endpoint.LastDeliveredAt),
        Behind = Math.Max(0, latest - endpoint.DeliveredTo),
        Replaying = endpoint.IsReplaying,
        OldSecretUntil = endpoint.OldSecret is not null && endpoint.OldSecretUntil > now
            ? endpoint.OldSecretUntil : null,
        CreatedAt = endpoint.CreatedAt,
        UpdatedAt = endpoint.UpdatedAt,
    };

    internal static Instant? Known(Instant at) => at == Instant.Never || at == Instant.Beginning ? null : at;
}

/// <summary>An event that an endpoint has not taken.</summary>
public sealed record WebhookDeliveryAnswer
{
    public required string EventId { get; init; }

    /// <summary>Whose event it is; null where it is no single member's.</summary>
    [JsonConverter(typeof(MemberIdConverter))]
    public required Guid? MemberId { get; init; }

    /// <summary>
    /// `waiting`: it is tried again, or waits for an earlier event of its member; `dead`: it was given up.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Attempts that have failed; 0: it waits for an earlier one.</summary>
    public required long Attempts { get; init; }

    public required Instant? FirstFailedAt { get; init; }

    /// <summary>When it is tried again; null: once the one before it is taken or given up, or never.</summary>
    public required Instant? NextAttemptAt { get; init; }

    /// <summary>What the last attempt was answered; null: nothing.</summary>
    public required int? LastStatus { get; init; }

    public required string? LastError { get; init; }

    internal static WebhookDeliveryAnswer Of(Delivery delivery) => new()
    {
        EventId = Core.PublicId.Format(Core.PublicId.Event, delivery.EventId),
        MemberId = delivery.Member == Guid.Empty ? null : delivery.Member,
        Status = delivery.IsDead ? WebhookDeliveries.Dead : WebhookDeliveries.Waiting,
        Attempts = delivery.Attempts,
        FirstFailedAt = WebhookEndpointAnswer.Known(delivery.FirstFailedAt),
        NextAttemptAt = delivery.IsDead ? null : WebhookEndpointAnswer.Known(delivery.NextAt),
        LastStatus = delivery.LastFailure?.Status,
        LastError = delivery.LastFailure?.Error,
    };
}

/// <summary>What came of a test.</summary>
/// <param name="EventId">What was sent as `webhook-id`.</param>
/// <param name="Delivered">Whether it was taken.</param>
/// <param name="Status">What was answered; null: nothing, or it was taken.</param>
/// <param name="Error">What went wrong; null: nothing.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record WebhookTestAnswer(string EventId, bool Delivered, int? Status, string? Error, long Milliseconds);

/// <summary>What a replay sends.</summary>
/// <param name="Events">How many events are looked at; those of types that the endpoint wants are sent.</param>
public sealed record ReplayAnswer(long Events);

[JsonSerializable(typeof(WebhookEndpointRequest))]
[JsonSerializable(typeof(RotateSecretRequest))]
[JsonSerializable(typeof(PauseWebhookRequest))]
[JsonSerializable(typeof(ResumeWebhookRequest))]
[JsonSerializable(typeof(TestWebhookRequest))]
[JsonSerializable(typeof(ReplayRequest))]
[JsonSerializable(typeof(WebhookEndpointAnswer))]
[JsonSerializable(typeof(PageAnswer<WebhookEndpointAnswer>))]
[JsonSerializable(typeof(PageAnswer<WebhookDeliveryAnswer>))]
[JsonSerializable(typeof(WebhookTestAnswer))]
[JsonSerializable(typeof(ReplayAnswer))]
internal sealed partial class WebhookJson : JsonSerializerContext
{
    public static WebhookJson Strict { get; } = new(StrictJson.NewOptions());
}
