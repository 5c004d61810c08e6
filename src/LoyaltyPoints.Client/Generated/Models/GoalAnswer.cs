using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A target for a period.</summary>
public sealed record GoalAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>What the metric came to before, measured when the goal was set or changed.</summary>
    public required GoalBaseline Baseline { get; init; }

    public required DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
