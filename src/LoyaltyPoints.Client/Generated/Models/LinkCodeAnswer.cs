namespace LoyaltyPoints.Client;

/// <summary>A code as it is shown, once.</summary>
public sealed record LinkCodeAnswer
{
    public required string Code { get; init; }

    public required string PartnerId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }
}
