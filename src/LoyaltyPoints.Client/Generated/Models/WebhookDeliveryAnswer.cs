namespace LoyaltyPoints.Client;

/// <summary>An event that an endpoint has not taken.</summary>
public sealed record WebhookDeliveryAnswer
{
    public required string EventId { get; init; }

    /// <summary>Whose event it is; null where it is no single member's.</summary>
    public required string? MemberId { get; init; }

    /// <summary>
    /// <c>waiting</c>: it is tried again, or waits for an earlier event of its member; <c>dead</c>: it was given
    /// up.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>Attempts that have failed; 0: it waits for an earlier one.</summary>
    public required long Attempts { get; init; }

    public required DateTimeOffset? FirstFailedAt { get; init; }

    /// <summary>When it is tried again; null: once the one before it is taken or given up, or never.</summary>
    public required DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>What the last attempt was answered; null: nothing.</summary>
    public required int? LastStatus { get; init; }

    public required string? LastError { get; init; }
}
