namespace LoyaltyPoints.Client;

/// <summary>What members say to spend with one supplier.</summary>
public sealed record SupplierShare
{
    /// <summary><c>us</c>, or a competitor.</summary>
    public required string Supplier { get; init; }

    public required double Spent { get; init; }

    public required double? Share { get; init; }
}
