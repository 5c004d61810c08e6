using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Events;

/// <summary>Something that happened, told in the transaction that records it.</summary>
/// <param name="Type">What it is: <c>resource.happened</c>, at most 64 ASCII characters.</param>
/// <param name="OccurredAt">The tenant's time.</param>
/// <param name="MemberId">Whose it is; empty where it is no single member's.</param>
/// <param name="Data">What it carries, a JSON object in UTF-8. Nothing personal: events outlive an erasure.</param>
public readonly record struct NewEvent(string Type, Instant OccurredAt, Guid MemberId, ReadOnlyMemory<byte> Data);

/// <summary>A recorded event, in its place.</summary>
/// <param name="Sequence">
/// 1, 2, 3 ... within the tenant, without gaps; what happened to a member is in the order in which it happened.
/// </param>
public sealed record StoredEvent(
    long Sequence, Guid Id, string Type, Instant OccurredAt, Guid? MemberId, ReadOnlyMemory<byte> Data);
