using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>What analytics answers: what was asked, the numbers, and which definitions they follow.</summary>
/// <param name="Definitions">See `/v1/analytics/definitions`.</param>
/// <param name="From">The first local day of the period.</param>
/// <param name="To">The first local day after it.</param>
/// <param name="AsOf">Nothing that occurred at or after this instant is counted.</param>
/// <param name="TimeZone">Where days begin.</param>
/// <param name="Currency">Of all money, in its smallest part.</param>
/// <param name="UpTo">What was recorded from this instant on may not be counted yet; null: everything is.</param>
public sealed record AnalyticsAnswer<TSummary, TRow>(
    IReadOnlyList<string> Definitions, DateOnly From, DateOnly To, Instant AsOf, string TimeZone, string Currency,
    AskedFilters Filters, Instant? UpTo, TSummary Summary, IReadOnlyList<TRow> Rows);

/// <summary>What a measure has found.</summary>
/// <param name="UpTo">As the scan says.</param>
internal sealed record Measured<TSummary, TRow>(TSummary Summary, IReadOnlyList<TRow> Rows, Instant? UpTo);
