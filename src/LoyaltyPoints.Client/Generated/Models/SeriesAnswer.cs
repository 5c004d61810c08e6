using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A series of vouchers with its latest definition.</summary>
public sealed record SeriesAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The latest, by which vouchers are issued now.</summary>
    public required int Version { get; init; }

    public required JsonObject Definition { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
