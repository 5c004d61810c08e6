namespace LoyaltyPoints.Client;

/// <summary>What came of a test.</summary>
public sealed record WebhookTestAnswer
{
    /// <summary>What was sent as <c>webhook-id</c>.</summary>
    public required string EventId { get; init; }

    /// <summary>Whether it was taken.</summary>
    public required bool Delivered { get; init; }

    /// <summary>What was answered; null: nothing, or it was taken.</summary>
    public required int? Status { get; init; }

    /// <summary>What went wrong; null: nothing.</summary>
    public required string? Error { get; init; }

    /// <summary>How long it took.</summary>
    public required long Milliseconds { get; init; }
}
