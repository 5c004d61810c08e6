using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>A reward with its latest definition.</summary>
/// <param name="Revision">Counts changes, from 1; the ETag.</param>
/// <param name="Definition">UTF-8 JSON, as it was sent.</param>
/// <param name="ArchivedAt">Null while it is offered.</param>
public sealed record RewardRecord(
    Guid Id, Guid ProgramId, string Name, int Version, long Revision, byte[] Definition, Instant? ArchivedAt,
    Instant CreatedAt, Instant UpdatedAt);

/// <summary>How many of a limited reward are gone, as of an instant.</summary>
/// <param name="Captured">Spent and not given back.</param>
/// <param name="Reserved">Set aside, and not lapsed.</param>
public sealed record StockRecord(long Captured, long Reserved);
