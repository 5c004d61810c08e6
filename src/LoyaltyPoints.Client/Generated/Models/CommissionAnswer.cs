namespace LoyaltyPoints.Client;

/// <summary>What an affiliate gets for a purchase: one of the two.</summary>
public sealed record CommissionAnswer
{
    public required string Kind { get; init; }

    public string? Percent { get; init; }

    public long? Amount { get; init; }
}
