using LoyaltyPoints.Core;
using LoyaltyPoints.Storage;
using LoyaltyPoints.Storage.Clocks;

namespace LoyaltyPoints.Api.Security;

/// <summary>What time it is for a caller.</summary>
internal static class CallerTime
{
    /// <summary>By how much a till's clock may be ahead of ours.</summary>
    public static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(5);

    public static Instant Now(this TenantTime time, Session session, Caller caller) =>
        time.Now(session, caller.TenantId, caller.IsTest);

    /// <summary>Whether that is still to come, also by a clock that is <see cref="ClocksDiffer"/> ahead.</summary>
    public static bool IsFuture(this TenantTime time, Caller caller, DateTimeOffset at) =>
        time.IsFuture(Instant.From(at), ClocksDiffer, caller.TenantId, caller.IsTest);
}
