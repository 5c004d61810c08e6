namespace LoyaltyPoints.Client;

/// <summary>All answers and invitations together.</summary>
public sealed record SatisfactionSummary
{
    public required SatisfactionScore Score { get; init; }

    /// <summary>How many there are; <c>rows</c> has at most <c>limit</c> of them.</summary>
    public required int Groups { get; init; }
}
