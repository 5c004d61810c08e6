using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Programs;

/// <summary>A program with its versions.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Versions">Oldest first.</param>
public sealed record ProgramRecord(
    Guid Id, string Name, string Type, long Revision, Instant CreatedAt, Instant UpdatedAt,
    IReadOnlyList<ProgramVersionRecord> Versions)
{
    public ProgramVersionRecord Latest => Versions[^1];
}

/// <summary>One version of a program; a draft until it is published, and never changed.</summary>
/// <param name="Definition">UTF-8 JSON, as it was sent.</param>
public sealed record ProgramVersionRecord(
    int Version, byte[] Definition, Instant CreatedAt, Instant? PublishedAt, Instant? EffectiveAt);
