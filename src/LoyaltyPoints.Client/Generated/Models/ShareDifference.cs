namespace LoyaltyPoints.Client;

/// <summary>How much greater one share is than another, with its 95 percent interval.</summary>
public sealed record ShareDifference
{
    public required double Value { get; init; }

    public required double Low { get; init; }

    public required double High { get; init; }
}
