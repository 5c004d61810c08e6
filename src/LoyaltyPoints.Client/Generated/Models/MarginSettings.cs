namespace LoyaltyPoints.Client;

/// <summary>
/// Profit contribution as a share of net sales, 0 to 1; a purchase keeps that of when it was recorded.
/// </summary>
public sealed record MarginSettings
{
    /// <summary>Where no other applies.</summary>
    public required double Share { get; init; }

    /// <summary>By the category of a line.</summary>
    public IReadOnlyDictionary<string, double>? Categories { get; init; }
}
