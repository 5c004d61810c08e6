namespace LoyaltyPoints.Client;

public sealed record Favourite
{
    public required string Name { get; init; }

    /// <summary>How many of those looked at have it.</summary>
    public required int Purchases { get; init; }
}
