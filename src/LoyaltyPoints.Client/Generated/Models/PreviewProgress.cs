namespace LoyaltyPoints.Client;

/// <summary>How many members have been looked at.</summary>
public sealed record PreviewProgress
{
    public required long Members { get; init; }
}
