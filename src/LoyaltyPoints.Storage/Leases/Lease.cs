using LoyaltyPoints.Core;

namespace LoyaltyPoints.Storage.Leases;

/// <summary>The right to do a work that one instance at a time does.</summary>
/// <param name="Name">The work.</param>
/// <param name="Token">
/// Grows with every taking. What the holder writes is written only while this is still the token: an instance that was
/// paused, and has been replaced meanwhile, is found out in its own transaction, whatever its clock says.
/// </param>
public sealed record Lease(string Name, long Token, Instant ExpiresAt);
