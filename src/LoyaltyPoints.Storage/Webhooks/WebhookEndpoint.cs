using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;

namespace LoyaltyPoints.Storage.Webhooks;

/// <summary>What of an endpoint its owner says.</summary>
/// <param name="Types">See <see cref="Events.EventPattern"/>; empty: all.</param>
/// <param name="IsOrdered">Whether a member's next event waits for the one before.</param>
public sealed record WebhookDefinition(
    string Url, string? Description, IReadOnlyList<string> Types, bool IsOrdered);

/// <summary>Where a tenant's events are sent, and how far that is.</summary>
public sealed record WebhookEndpoint
{
    public const string Active = "active";

    /// <summary>It has failed event after event: one at a time is tried, and the others wait.</summary>
    public const string Failing = "failing";

    /// <summary>By its owner, or because it failed for too long; events wait as long as they are kept.</summary>
    public const string Paused = "paused";

    /// <summary>It has answered 410.</summary>
    public const string Disabled = "disabled";

    public required int TenantId { get; init; }

    public required Guid Id { get; init; }

    public required WebhookDefinition Definition { get; init; }

    public required string Status { get; init; }

    /// <summary>Why it is paused or disabled.</summary>
    public string? Reason { get; init; }

    /// <summary>As <see cref="SecretBox"/> has sealed it.</summary>
    public required byte[] Secret { get; init; }

    /// <summary>The one before; null: there is none.</summary>
    public byte[]? OldSecret { get; init; }

    /// <summary>Until when the one before signs as well.</summary>
    public Instant OldSecretUntil { get; init; } = Instant.Beginning;

    /// <summary>Counts what its owner and the pausing change, from 1; the ETag.</summary>
    public required long Revision { get; init; }

    /// <summary>The event up to which all are delivered, or remembered in <c>webhook_deliveries</c>.</summary>
    public required long DeliveredTo { get; init; }

    /// <summary>The same of what is replayed, up to <see cref="ReplayEnd"/>.</summary>
    public required long ReplayedTo { get; init; }

    public required long ReplayEnd { get; init; }

    public required EndpointHealth Health { get; init; }

    /// <summary>When something is to be tried again; <see cref="Instant.Never"/>: only what comes.</summary>
    public required Instant NextAt { get; init; }

    public required Instant LastDeliveredAt { get; init; }

    public string? LastError { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    public bool IsReplaying => ReplayedTo < ReplayEnd;

    /// <summary>Whether anything is sent to it.</summary>
    public bool IsLive => Status is Active or Failing;
}
