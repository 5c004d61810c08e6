using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>An activity as it is answered.</summary>
public sealed record ActivityAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public string? Source { get; init; }

    public string? ExternalId { get; init; }

    public required string Type { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required IReadOnlyDictionary<string, JsonNode> Attributes { get; init; }

    public required IReadOnlyList<ActivityResult> Results { get; init; }
}
