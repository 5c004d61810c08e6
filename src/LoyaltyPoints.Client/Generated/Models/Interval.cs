namespace LoyaltyPoints.Client;

/// <summary>Where a figure lies with 95 % confidence.</summary>
public sealed record Interval
{
    public required double Low { get; init; }

    public required double High { get; init; }
}
