namespace LoyaltyPoints.Client;

/// <summary>Why nothing is to be sent.</summary>
public sealed record PauseWebhookRequest
{
    /// <summary>For people; shown as <c>statusReason</c>.</summary>
    public string? Reason { get; init; }
}
