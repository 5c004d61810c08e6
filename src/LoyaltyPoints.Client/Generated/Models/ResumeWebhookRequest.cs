namespace LoyaltyPoints.Client;

/// <summary>Nothing needs to be said to resume.</summary>
public sealed record ResumeWebhookRequest
{
}
