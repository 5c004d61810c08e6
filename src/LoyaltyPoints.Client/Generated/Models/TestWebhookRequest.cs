namespace LoyaltyPoints.Client;

/// <summary>Nothing needs to be said to test.</summary>
public sealed record TestWebhookRequest
{
}
