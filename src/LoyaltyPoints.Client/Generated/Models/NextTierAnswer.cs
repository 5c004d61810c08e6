namespace LoyaltyPoints.Client;

public sealed record NextTierAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Any one of these lists reaches it; all of a list together.</summary>
    public required IReadOnlyList<IReadOnlyList<MissingAnswer>> Missing { get; init; }
}
