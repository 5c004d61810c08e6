namespace LoyaltyPoints.Client;

/// <summary>How a complaint was resolved.</summary>
public sealed record Resolution
{
    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset ResolvedAt { get; init; }

    /// <summary>What was done, as the tenant's code for it.</summary>
    public required string Code { get; init; }

    public string? Text { get; init; }
}
