using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>One version with its definition.</summary>
public sealed record VersionAnswer
{
    public required string ProgramId { get; init; }

    public required int Version { get; init; }

    public required string Status { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset? EffectiveAt { get; init; }

    public required JsonObject Definition { get; init; }
}
