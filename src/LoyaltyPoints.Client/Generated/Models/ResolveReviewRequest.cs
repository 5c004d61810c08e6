namespace LoyaltyPoints.Client;

/// <summary>Who has looked, and what for.</summary>
public sealed record ResolveReviewRequest
{
    public required string Actor { get; init; }

    /// <summary>Why; kept with the review.</summary>
    public string? Reason { get; init; }
}
