namespace LoyaltyPoints.Client;

/// <summary>Another record of the same person.</summary>
public sealed record MergeRequest
{
    /// <summary>The member whose record is merged.</summary>
    public required string From { get; init; }
}
