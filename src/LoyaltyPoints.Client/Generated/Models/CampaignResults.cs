namespace LoyaltyPoints.Client;

/// <summary>What a campaign has come to, net of returns.</summary>
public sealed record CampaignResults
{
    /// <summary>That have units by it.</summary>
    public required long Purchases { get; init; }

    /// <summary>Given.</summary>
    public required long Units { get; init; }

    /// <summary>Paid for those purchases, in the smallest part of the program's currency.</summary>
    public required long Money { get; init; }
}
