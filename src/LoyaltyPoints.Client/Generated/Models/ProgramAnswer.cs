using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A program with its latest definition.</summary>
public sealed record ProgramAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required int LatestVersion { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<VersionSummary> Versions { get; init; }

    /// <summary>The definition of the latest version.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
