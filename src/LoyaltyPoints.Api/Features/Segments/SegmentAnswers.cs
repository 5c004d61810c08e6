using System.Text.Json;
using System.Text.Json.Serialization;
using LoyaltyPoints.Api.Features.Programs;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Segments;
using LoyaltyPoints.Storage.Segments;

namespace LoyaltyPoints.Api.Features.Segments;

/// <summary>A group of members.</summary>
public sealed record SegmentAnswer
{
    [JsonConverter(typeof(SegmentIdConverter))]
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Of the definition; each change makes another.</summary>
    public required int Version { get; init; }

    /// <summary>As it was sent.</summary>
    public required JsonElement Definition { get; init; }

    /// <summary>Members in it.</summary>
    public required long Size { get; init; }

    /// <summary>As of when its members are; of a list, when it was changed. Absent: nobody was ever in it.</summary>
    public Instant? RefreshedAt { get; init; }

    /// <summary>Members that the last refresh, or the last change of a list, brought.</summary>
    public required long Entered { get; init; }

    /// <summary>Members that left with it.</summary>
    public required long Left { get; init; }

    /// <summary>From when on it is refreshed by itself; absent: it is not.</summary>
    public Instant? DueAt { get; init; }

    public Instant? ArchivedAt { get; init; }

    public required Instant CreatedAt { get; init; }

    public required Instant UpdatedAt { get; init; }

    internal static SegmentAnswer Of(SegmentRecord segment) => new()
    {
        Id = segment.Id,
        Name = segment.Name,
        Version = segment.Version,
        Definition = VersionAnswer.Element(segment.Definition),
        Size = segment.Size,
        RefreshedAt = segment.RefreshedAt,
        Entered = segment.Entered,
        Left = segment.Departed,
        DueAt = segment.DueAt == Instant.Never ? null : segment.DueAt,
        ArchivedAt = segment.ArchivedAt,
        CreatedAt = segment.CreatedAt,
        UpdatedAt = segment.UpdatedAt,
    };
}

/// <summary>One version of a segment's definition.</summary>
/// <param name="Definition">As it was sent.</param>
public sealed record SegmentVersionAnswer(
    [property: JsonConverter(typeof(SegmentIdConverter))] Guid Id, int Version, JsonElement Definition);

/// <summary>Nothing needs to be said: `{}`.</summary>
public sealed record SegmentCommand;

[JsonSerializable(typeof(SegmentAnswer))]
[JsonSerializable(typeof(SegmentVersionAnswer))]
[JsonSerializable(typeof(PageAnswer<SegmentAnswer>))]
[JsonSerializable(typeof(SegmentCommand))]
[JsonSerializable(typeof(ChangeListRequest))]
internal sealed partial class SegmentJson : JsonSerializerContext;
