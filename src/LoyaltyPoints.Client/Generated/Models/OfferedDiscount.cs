namespace LoyaltyPoints.Client;

/// <summary>What a checkout takes off by a program's benefits.</summary>
public sealed record OfferedDiscount
{
    public required string ProgramId { get; init; }

    public required string Source { get; init; }

    /// <summary>Of the goods; null for free shipping.</summary>
    public double? Percent { get; init; }

    /// <summary>Money in the smallest part.</summary>
    public required long Amount { get; init; }
}
