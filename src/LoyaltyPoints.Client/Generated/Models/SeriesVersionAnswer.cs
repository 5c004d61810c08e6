using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>One version of a series.</summary>
public sealed record SeriesVersionAnswer
{
    public required string SeriesId { get; init; }

    public required int Version { get; init; }

    public required JsonObject Definition { get; init; }
}
