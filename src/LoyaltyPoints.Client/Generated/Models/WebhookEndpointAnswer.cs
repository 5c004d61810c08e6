namespace LoyaltyPoints.Client;

/// <summary>Where events are sent; <c>secret</c> only when it is made or rotated.</summary>
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
    /// <c>active</c>; <c>failing</c>: event after event failed, so one at a time is tried; <c>paused</c>: nothing
    /// is sent until it is resumed; <c>disabled</c>: it answered 410.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Why it is paused or disabled.</summary>
    public required string? StatusReason { get; init; }

    /// <summary>The first failure after the last success; null: there was none.</summary>
    public required DateTimeOffset? FailingSince { get; init; }

    /// <summary>What went wrong last, where nothing was taken since.</summary>
    public required string? LastError { get; init; }

    /// <summary>When it last took an event.</summary>
    public required DateTimeOffset? LastDeliveredAt { get; init; }

    /// <summary>Recorded events that it was not sent yet, of all types.</summary>
    public required long Behind { get; init; }

    /// <summary>Whether a period is being replayed.</summary>
    public required bool Replaying { get; init; }

    /// <summary>Until when the secret before the present one signs as well; null: it does not.</summary>
    public required DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What deliveries are signed with: <c>whsec_</c> and base64. It is not shown again.</summary>
    public string? Secret { get; init; }
}
