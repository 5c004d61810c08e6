using LoyaltyPoints.Analytics.Goals;
using LoyaltyPoints.Api.Features.Analytics;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Goals;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Segments;

namespace LoyaltyPoints.Api.Features.Goals;

/// <summary>Measures what goals count: one walk over the members of a segment for all goals about it.</summary>
internal sealed class GoalSurvey(AnalyticsScan scan, ReadPool readers, CatalogCache catalogs, TenantTime time)
{
    /// <summary>What a goal that is set now begins from.</summary>
    /// <returns>Null where neither the goal, nor the settings, nor any program names a currency.</returns>
    /// <exception cref="ReadersBusyException">Others are asking, and have not come to an end for seconds.</exception>
    public async Task<GoalBaseline?> BaselineAsync(
        int tenantId, bool isTest, GoalDefinition goal, CancellationToken cancellation)
    {
        var (catalog, now, members) = readers.Read(session => (
            catalogs.Current(session, tenantId), time.Now(session, tenantId, isTest),
            goal.SegmentId is { } id ? SegmentRows.Find(session, tenantId, id)?.Size ?? 0 : 0));
        var currency = goal.Currency ?? catalog.Analytics.Currency
            ?? catalog.Programs.FirstOrDefault()?.Newest.Definition.Currency;
        if (currency is null) return null;
        var calendar = new LocalCalendar(TimeZones.Find(catalog.Analytics.TimeZone)!);
        var today = DateOnly.FromDateTime(calendar.LocalTime(now));
        var to = goal.From < today ? goal.From : today;
        var from = to.AddDays(goal.From.DayNumber - goal.To.DayNumber);
        if (goal.Metric == GoalMetric.MembersInSegment) return new GoalBaseline(from, to, members, currency);
        var tally = new GoalTally(calendar.StartOf(from), calendar.StartOf(to));
        var filter = Of(new FactFilter { AsOf = now, Currency = currency }, catalog, goal.SegmentId);
        await scan.RunAsync(tenantId, filter, tally.Add, cancellation);
        return new GoalBaseline(from, to, tally.Value(goal.Metric), currency);
    }

    /// <summary>Lets each goal's meter see its members.</summary>
    /// <param name="asked">Which members and purchases are meant at all; each goal has its own currency.</param>
    /// <returns>From when on what was recorded may be missing.</returns>
    /// <exception cref="ReadersBusyException">Others are asking, and have not come to an end for seconds.</exception>
    public async Task<Instant?> MeasureAsync(
        int tenantId, FactFilter asked,
        IEnumerable<(GoalDefinition Goal, string Currency, GoalMeter Meter)> goals, CancellationToken cancellation)
    {
        var catalog = readers.Read(session => catalogs.Current(session, tenantId));
        Instant? upTo = null;
        foreach (var group in goals.Where(one => one.Goal.Metric != GoalMetric.MembersInSegment)
            .GroupBy(one => (one.Goal.SegmentId, one.Currency)))
        {
            var meters = group.Select(one => one.Meter).ToList();
            var filter = Of(asked with { Currency = group.Key.Currency }, catalog, group.Key.SegmentId);
            var (_, missing) = await scan.RunAsync(
                tenantId, filter, member => meters.ForEach(meter => meter.Add(member)), cancellation);
            if (missing < (upTo ?? Instant.Never)) upTo = missing;
        }

        return upTo;
    }

    private static FactFilter Of(FactFilter filter, ProgramCatalog catalog, Guid? segmentId) =>
        segmentId is not { } id ? filter : filter with
        {
            Members = [.. filter.Members, new SegmentFilter(id, catalog.Segments[id].Generation)],
        };
}
