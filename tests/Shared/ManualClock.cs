using LoyaltyPoints.Core;

namespace LoyaltyPoints.Tests;

/// <summary>A clock that a test moves.</summary>
internal sealed class ManualClock : TimeProvider
{
    public Instant Now { get; set; } = Instant.From(new DateTimeOffset(2026, 1, 15, 4, 0, 0, TimeSpan.Zero));

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
