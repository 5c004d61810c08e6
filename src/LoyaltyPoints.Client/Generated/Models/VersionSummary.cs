namespace LoyaltyPoints.Client;

/// <summary>One version; <c>status</c> is <c>draft</c> or <c>published</c>.</summary>
public sealed record VersionSummary
{
    public required int Version { get; init; }

    public required string Status { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? EffectiveAt { get; init; }
}
