using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>Something that somebody should look at.</summary>
public sealed record AlertAnswer
{
    public required string Id { get; init; }

    /// <summary>Whom it is about; absent where it is no single member.</summary>
    public required string? MemberId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Why it was raised; the same cause is raised once.</summary>
    public required string Cause { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The numbers it rests on.</summary>
    public required JsonObject Evidence { get; init; }

    /// <summary>Absent: nobody has looked yet.</summary>
    public required DateTimeOffset? AcknowledgedAt { get; init; }

    public required string? AcknowledgedBy { get; init; }
}
