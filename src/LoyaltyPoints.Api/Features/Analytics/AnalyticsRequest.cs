using LoyaltyPoints.Analytics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Facts;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>What a caller asks analytics, read and checked.</summary>
/// <param name="From">The first local day of the period.</param>
/// <param name="To">The first local day after it.</param>
/// <param name="IsCsv">Whether the rows are wanted as CSV.</param>
internal sealed record AnalyticsRequest(
    int TenantId, AnalyticsQuestion Question, FactFilter Filter, AnalyticsSettings Settings, DateOnly From, DateOnly To,
    AskedFilters Filters, bool IsCsv);

/// <summary>The filters of an answer, as they were asked for; what is absent filters nothing.</summary>
/// <param name="Program">Members enrolled in it.</param>
/// <param name="Tier">Members of that program in this tier at `asOf`.</param>
/// <param name="Store">Purchases in it.</param>
/// <param name="Channel">Purchases by it.</param>
/// <param name="Segment">Members who are in it as of its last refresh.</param>
public sealed record AskedFilters(string? Program, string? Tier, string? Store, string? Channel, string? Segment)
{
    internal static readonly AskedFilters None = new(null, null, null, null, null);
}
