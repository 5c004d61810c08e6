using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics;

/// <summary>What is asked for, beside which members and which of their facts: those are filtered before.</summary>
public sealed record AnalyticsQuestion
{
    /// <summary>The first instant of the period.</summary>
    public required Instant From { get; init; }

    /// <summary>The first instant after the period; not after <see cref="AsOf"/>.</summary>
    public required Instant To { get; init; }

    /// <summary>Nothing that occurred at or after this instant is known.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>ISO 4217; facts in other currencies are left out.</summary>
    public required string Currency { get; init; }

    /// <summary>Where days and months begin.</summary>
    public required LocalCalendar Calendar { get; init; }

    public bool IsInPeriod(Instant at) => at >= From && at < To;
}
