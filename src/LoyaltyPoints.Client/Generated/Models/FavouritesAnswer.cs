namespace LoyaltyPoints.Client;

/// <summary>What the member chooses most often, of its last purchases that earned units, at most 100.</summary>
public sealed record FavouritesAnswer
{
    public required int Purchases { get; init; }

    public required IReadOnlyList<Favourite> Stores { get; init; }

    public required IReadOnlyList<Favourite> Categories { get; init; }

    public required IReadOnlyList<Favourite> Skus { get; init; }

    public required string? Currency { get; init; }

    /// <summary>The median total of those in their commonest currency; null without one.</summary>
    public required long? Basket { get; init; }
}
