namespace LoyaltyPoints.Client;

/// <summary>How a complaint was resolved.</summary>
public sealed record ResolutionRequest
{
    /// <summary>Your code for what was done, such as <c>refunded</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Default now.</summary>
    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>In words, at most 2,000 characters.</summary>
    public string? Text { get; init; }
}
