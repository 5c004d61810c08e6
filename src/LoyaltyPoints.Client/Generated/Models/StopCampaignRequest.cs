namespace LoyaltyPoints.Client;

/// <summary>Nothing need be said: <c>{}</c>.</summary>
public sealed record StopCampaignRequest
{
}
