namespace LoyaltyPoints.Storage.Writing;

/// <summary>Names a row of a member: where it is placed, and its own id.</summary>
internal readonly record struct OwnedId(int TenantId, Guid MemberId, Guid Id);
