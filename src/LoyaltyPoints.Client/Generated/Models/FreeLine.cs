namespace LoyaltyPoints.Client;

/// <summary>What of one line is free.</summary>
public sealed record FreeLine
{
    public required string Id { get; init; }

    public required long Quantity { get; init; }

    public required long Amount { get; init; }
}
