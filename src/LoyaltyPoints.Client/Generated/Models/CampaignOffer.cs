namespace LoyaltyPoints.Client;

public sealed record CampaignOffer
{
    public required string CampaignId { get; init; }

    public required string Name { get; init; }

    /// <summary>Null: no end is known.</summary>
    public required DateTimeOffset? EndsAt { get; init; }
}
