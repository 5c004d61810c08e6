using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>One version of a segment's definition.</summary>
public sealed record SegmentVersionAnswer
{
    public required string Id { get; init; }

    public required int Version { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonObject Definition { get; init; }
}
