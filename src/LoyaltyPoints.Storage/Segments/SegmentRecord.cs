using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Segments;

/// <summary>A segment with its latest definition.</summary>
/// <param name="Version">Of the definition, from 1.</param>
/// <param name="Revision">Counts changes of the definition and the archiving, from 1; the ETag.</param>
/// <param name="Generation">That of its members which counts; 0: it was never refreshed.</param>
/// <param name="Definition">UTF-8 JSON, as it was sent.</param>
/// <param name="Size">Members in it.</param>
/// <param name="Entered">Members that came with the last refresh.</param>
/// <param name="Departed">Members that left with it.</param>
/// <param name="RefreshedAt">As of when its members are; null: never. Of a list: when it was last changed.</param>
/// <param name="DueAt">When it is refreshed by itself; <see cref="Instant.Never"/>: not at all.</param>
public sealed record SegmentRecord(
    Guid Id, string Name, int Version, long Revision, long Generation, byte[] Definition, long Size, long Entered,
    long Departed, Instant? RefreshedAt, Instant DueAt, Instant? ArchivedAt, Instant CreatedAt, Instant UpdatedAt);
