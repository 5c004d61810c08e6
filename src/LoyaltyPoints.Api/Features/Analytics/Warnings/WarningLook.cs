using LoyaltyPoints.Analytics;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Analytics.Warnings;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Api.Features.Analytics.Warnings;

/// <summary>Looks for early warnings about one tenant's members, programs and campaigns, and raises alerts.</summary>
internal sealed class WarningLook(
    AnalyticsScan scan, CampaignWatch campaigns, ReadPool readers, CatalogCache catalogs, TenantTime time,
    LedgerWriter writer)
{
    private static readonly IReadOnlyList<string> Ids =
    [
        .. new[]
        {
            Definitions.RhythmWarning, Definitions.SpendWarning, Definitions.ProgramWarning, Definitions.BudgetWarning,
        }.Select(static definition => definition.Id),
    ];

    /// <summary>Looks at everything as of the tenant's time now. Again, it raises only what is new.</summary>
    /// <returns>What it came to; or why the alerts could not be written, and then some may have been.</returns>
    public async Task<(WarningOutcome? Outcome, Refusal? Refusal)> RunAsync(
        int tenantId, bool isTest, CancellationToken cancellation)
    {
        var (catalog, now) = readers.Read(session => (
            catalogs.Current(session, tenantId), time.Now(session, tenantId, isTest)));
        var settings = catalog.Analytics.Warnings;
        var request = Everything(tenantId, catalog, now);
        var shape = await ShapeAsync(request, settings, now, cancellation);
        var members = new MemberWatch(settings, now, shape);
        var programs = new ProgramWatch(request.Question.Calendar, now);
        var (words, upTo) = await scan.RunAsync(
            request,
            member =>
            {
                members.Add(member);
                if (settings.WatchPrograms) programs.Add(member);
            },
            cancellation);
        var found = members.Result;
        var (looked, budgets) = campaigns.Look(tenantId, settings, now);
        List<NewAlert> alerts =
        [
            .. budgets,
            .. programs.Look(settings).Select(warning => WarningEvidence.Of(words[warning.Place]!, warning.Signal)),
            .. found.Warnings.Select(WarningEvidence.Of),
        ];
        var (raised, refusal) = await RaiseAsync(tenantId, alerts);
        if (refusal is not null) return (null, refusal);
        return (
            new WarningOutcome
            {
                Definitions = Ids, AsOf = now, UpTo = upTo,
                Currency = request.Question.Currency.Length == 0 ? null : request.Question.Currency,
                FalseAlarmRate = settings.FalseAlarmRate, FalseAlarmsPerDay = found.FalseAlarmsPerDay,
                Shape = found.Shape, Rhythms = found.Rhythms, Spends = found.Spends, Programs = programs.Programs,
                Campaigns = looked, Raised = raised, Known = alerts.Count - raised, LeftOut = found.LeftOut,
            },
            null);
    }

    private async Task<double> ShapeAsync(
        AnalyticsRequest request, WarningSettings settings, Instant now, CancellationToken cancellation)
    {
        var (shape, watch) = (new RhythmShape(), new RhythmWatch(settings, now));
        if (settings.WatchRhythm)
            await scan.RunAsync(request, member => shape.Add(watch.GapsOf(member)), cancellation);
        return shape.Estimate();
    }

    private async Task<(int Raised, Refusal? Refusal)> RaiseAsync(int tenantId, List<NewAlert> alerts)
    {
        var raised = 0;
        foreach (var some in alerts.Chunk(RaiseAlertsWork.Most))
        {
            var work = new RaiseAlertsWork(tenantId, some);
            if ((await writer.WriteAsync(work)).Refusal is { } refusal) return (raised, refusal);
            raised += work.Raised;
        }

        return (raised, null);
    }

    // All members and all that they ever did; without a currency, no purchase.
    private static AnalyticsRequest Everything(int tenantId, ProgramCatalog catalog, Instant now)
    {
        var settings = catalog.Analytics;
        var calendar = new LocalCalendar(TimeZones.Find(settings.TimeZone)!);
        var currency = settings.Currency ?? catalog.Programs.FirstOrDefault()?.Newest.Definition.Currency ?? "";
        var today = DateOnly.FromDateTime(calendar.LocalTime(now));
        return new AnalyticsRequest(
            tenantId,
            new AnalyticsQuestion
            {
                From = calendar.StartOf(today), To = now, AsOf = now, Currency = currency, Calendar = calendar,
            },
            new FactFilter { AsOf = now, Currency = currency }, settings, today, today.AddDays(1),
            AskedFilters.None, IsCsv: false);
    }
}
