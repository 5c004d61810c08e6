using LoyaltyPoints.Analytics;
using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Api.Telemetry;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Storage.Clocks;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Facts;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Tenants;

namespace LoyaltyPoints.Api.Features.Analytics.Liabilities;

/// <summary>What each program of a tenant owes now; 0 in money where nobody knows what a unit is worth.</summary>
internal sealed class LiabilityTotals(
    UnitQuestions questions, UnitScan scan, ReadPool readers, CatalogCache catalogs, TenantTime time)
{
    public async Task<IReadOnlyList<UnitsOwed>> OfAsync(TenantRecord tenant, CancellationToken cancellation)
    {
        var (catalog, now) = readers.Read(session => (
            catalogs.Current(session, tenant.Id), time.Now(session, tenant.Id, tenant.IsTest)));
        var owed = new List<UnitsOwed>();
        foreach (var versions in catalog.Programs)
        {
            var program = versions.Newest.Definition;
            var question = questions.Of(Everything(tenant.Id, catalog, program, versions.ProgramId, now), isNow: true);
            var (units, _) = await scan.RunAsync(question, cancellation);
            var table = units.Through(question.Through, question.IsOver);
            var left = table.Expiring.Values.Sum();
            var isWorth = question.Value is not null || question.Declared?.In(table.Through) is not null;
            var money = !isWorth ? 0 : LiabilityReport.Of(
                    table, new Breakage(table, table.Through, question.DeclaredShare),
                    question.TermsIn(table.Through).Value)
                .Cohorts.Sum(static one => one.Liability);
            owed.Add(new UnitsOwed(program.TypeName, program.Currency, left, money));
        }

        return owed;
    }

    private static AnalyticsRequest Everything(
        int tenantId, ProgramCatalog catalog, ProgramDefinition program, Guid programId, Instant now)
    {
        var calendar = new LocalCalendar(TimeZones.Find(program.TimeZone)!);
        var question = new AnalyticsQuestion
        {
            From = Instant.Beginning, To = now, AsOf = now, Currency = program.Currency, Calendar = calendar,
        };
        return new AnalyticsRequest(
            tenantId, question, new FactFilter { AsOf = now, Currency = program.Currency }, catalog.Analytics,
            DateOnly.MinValue, DateOnly.FromDateTime(calendar.LocalTime(now)).AddDays(1),
            AskedFilters.None with { Program = PublicId.Format(PublicId.Program, programId) }, IsCsv: false);
    }
}
