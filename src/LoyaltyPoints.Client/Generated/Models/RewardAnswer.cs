using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A reward of the catalogue.</summary>
public sealed record RewardAnswer
{
    public required string Id { get; init; }

    public required string ProgramId { get; init; }

    public required string Name { get; init; }

    /// <summary>The version shown; each change makes another.</summary>
    public required int Version { get; init; }

    /// <summary>Of this version.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>When it was taken out of the catalogue.</summary>
    public required DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Where the number is limited: how many there are, and where they are.</summary>
    public required StockAnswer? Stock { get; init; }

    /// <summary>Where a member is named: whether they can have it.</summary>
    public required OfferAnswer? Offer { get; init; }
}
