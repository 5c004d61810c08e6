using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>A group of members.</summary>
public sealed record SegmentAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the definition; each change makes another.</summary>
    public required int Version { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonObject Definition { get; init; }

    /// <summary>Members in it.</summary>
    public required long Size { get; init; }

    /// <summary>
    /// As of when its members are; of a list, when it was changed. Absent: nobody was ever in it.
    /// </summary>
    public required DateTimeOffset? RefreshedAt { get; init; }

    /// <summary>Members that the last refresh, or the last change of a list, brought.</summary>
    public required long Entered { get; init; }

    /// <summary>Members that left with it.</summary>
    public required long Left { get; init; }

    /// <summary>From when on it is refreshed by itself; absent: it is not.</summary>
    public required DateTimeOffset? DueAt { get; init; }

    public required DateTimeOffset? ArchivedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}
