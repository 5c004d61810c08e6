namespace LoyaltyPoints.Client;

/// <summary>How many have answered.</summary>
public sealed record AnsweredSummary
{
    public required long Answers { get; init; }
}
