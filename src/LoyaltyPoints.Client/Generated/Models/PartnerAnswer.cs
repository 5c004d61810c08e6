using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A partner.</summary>
public sealed record PartnerAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
