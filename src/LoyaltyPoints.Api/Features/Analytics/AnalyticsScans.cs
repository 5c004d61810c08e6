using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>The commonest scan: every member is told to a measure, which then answers.</summary>
internal static class AnalyticsScans
{
    public static async Task<Measured<TSummary, TRow>> MeasureAsync<TSummary, TRow>(
        this AnalyticsScan scan, AnalyticsRequest request, Action<MemberFacts> each,
        Func<(TSummary Summary, IReadOnlyList<TRow> Rows)> answer, CancellationToken cancellation)
    {
        var (_, upTo) = await scan.RunAsync(request, each, cancellation);
        var (summary, rows) = answer();
        return new Measured<TSummary, TRow>(summary, rows, upTo);
    }
}
