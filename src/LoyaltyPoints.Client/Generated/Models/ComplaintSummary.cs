namespace LoyaltyPoints.Client;

/// <summary>All complaints together.</summary>
public sealed record ComplaintSummary
{
    public required ComplaintScore Score { get; init; }

    /// <summary>How many there are; <c>rows</c> has at most <c>limit</c> of them.</summary>
    public required int Groups { get; init; }
}
