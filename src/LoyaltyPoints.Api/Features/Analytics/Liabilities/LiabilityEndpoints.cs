using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Analytics.Measures;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.OpenApi;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Api.Features.Analytics.Liabilities;

/// <summary>What the units of a program owe, how many are never redeemed, what is booked, and what it costs.</summary>
internal sealed class LiabilityEndpoints(UnitQuestions questions, UnitScan scan)
{
    private const string ByMonth =
        " Units are told by program, which must be named where there are several; its currency counts, and `store` and "
        + "`channel` are refused. "
        + "They are kept by month of the program's calendar: `through` is the present month as far as it has come or, "
        + "where `asOf` is named, the last one that was over then.";

    private static readonly LiabilityJson Json = new(StrictJson.NewOptions());

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMeasure(
                "/liability", Json.AnalyticsAnswerLiabilitySummaryLiabilityRow,
                [Definitions.UnitsOutstanding, Definitions.LiabilityAtFairValue, Definitions.BreakageRate],
                LiabilityAsync, Check(needsValue: true))
            .WithName("getLiability").WithSummary("What the units of a program owe, by age and by expiry")
            .WithDescription("A row for each month of issue of which anything is left." + ByMonth)
            .Problems(ErrorCodes.UnitValueUnknown);
        routes.MapMeasure(
                "/breakage", Json.AnalyticsAnswerBreakageSummaryBreakageRow,
                [Definitions.BreakageRate, Definitions.UnitsOutstanding], BreakageAsync, Check(needsValue: false))
            .WithName("getBreakage").WithSummary("How many units of a program are never redeemed")
            .WithDescription("A row for each month of issue, with what was redeemed at each age." + ByMonth);
        routes.MapMeasure(
                "/liability/journal", Json.AnalyticsAnswerJournalSummaryJournalRow,
                [Definitions.ContractLiability, Definitions.BreakageRate], JournalAsync,
                Check(needsValue: true, needsSteadyValue: true))
            .WithName("getLiabilityJournal").WithSummary("The contract liability as a journal (IFRS 15)")
            .WithDescription("Two rows for each entry, booked on the last day of a month of the period that is over. A "
                + "month is told by what was known at its end. The value of a unit must be declared, or a unit be "
                + "money." + ByMonth)
            .Problems(ErrorCodes.UnitValueUnknown);
        routes.MapMeasure(
                "/program-cost", Json.AnalyticsAnswerCostSummaryCostRow,
                [Definitions.ProgramCostMeasure, Definitions.BreakageRate], CostAsync, Check(needsValue: true))
            .WithName("getProgramCost").WithSummary("What the units of a program cost, against its budget")
            .WithDescription("A row for each month that ends in the period, and for the present one." + ByMonth)
            .Problems(ErrorCodes.UnitValueUnknown);
    }

    private Func<AnalyticsRequest, HttpContext, (AnalyticsRequest? Request, Problem? Problem)> Check(
        bool needsValue, bool needsSteadyValue = false) =>
        (request, context) => questions.Check(request, context, needsValue, needsSteadyValue);

    private async Task<Measured<LiabilitySummary, LiabilityRow>> LiabilityAsync(
        AnalyticsRequest request, HttpContext context)
    {
        var (question, units, table, told) = await ReadAsync(request, context);
        var breakage = new Breakage(table, table.Through, question.DeclaredShare);
        var value = question.TermsIn(table.Through).Value;
        var report = LiabilityReport.Of(table, breakage, value);
        var summary = new LiabilitySummary(
            told, EstimateTold.Of(breakage), value.Amount, value.Units, question.ValueFrom!,
            Sum(report.Cohorts, static one => one.Left), table.Owed, Sum(report.Cohorts, static one => one.FairValue),
            Sum(report.Cohorts, static one => one.ExpectedBreakage),
            Sum(report.Cohorts, static one => one.Liability),
            [
                .. report.Expiring.Select(static one => new ExpiringAnswer(
                    one.Month == Months.Never ? null : Months.Text(one.Month), one.Units, one.FairValue)),
            ]);
        return new Measured<LiabilitySummary, LiabilityRow>(
            summary,
            [
                .. report.Cohorts.Select(one => new LiabilityRow(
                    Months.Text(one.Issued), table.Through - one.Issued, one.Kept, one.Redeemed, one.Expired, one.Left,
                    one.ToBeRedeemed, one.FairValue, one.ExpectedBreakage, one.Liability)),
            ], null);
    }

    private async Task<Measured<BreakageSummary, BreakageRow>> BreakageAsync(
        AnalyticsRequest request, HttpContext context)
    {
        var (question, _, table, told) = await ReadAsync(request, context);
        var breakage = new Breakage(table, table.Through, question.DeclaredShare);
        var rows = Enumerable.Range(table.First, table.Through - table.First + 1)
            .Select(cohort => Row(table, breakage, cohort)).ToList();
        var (kept, expected) = (Sum(rows, static row => row.Kept), Sum(rows, static row => row.ExpectedRedeemed));
        var ladder = breakage.Ladder?.Total();
        var summary = new BreakageSummary(
            told, EstimateTold.Of(breakage), kept, Sum(rows, static row => row.Redeemed),
            Sum(rows, static row => row.Expired), Sum(rows, static row => row.Left), expected,
            ShareOf(kept - expected, kept), Rounded(breakage.Ladder?.Factors), Rounded(breakage.Ladder?.Developed),
            ladder?.Outstanding, ladder?.StandardError);
        return new Measured<BreakageSummary, BreakageRow>(summary, rows, null);
    }

    private async Task<Measured<JournalSummary, JournalRow>> JournalAsync(
        AnalyticsRequest request, HttpContext context)
    {
        var (question, units, table, told) = await ReadAsync(request, context);
        var lines = DeferralSchedule.Of(table, units.Sales, question.TermsIn)
            .Where(line => question.IsBooked(line.Month)).ToList();
        var rows = lines.SelectMany(line => LiabilityJournal.Of(line, question.Settings.Accounts))
            .Select(line => JournalRow.Of(line, request.Question.Currency, request.Filters.Program!)).ToList();
        return new Measured<JournalSummary, JournalRow>(
            new JournalSummary(
                told, Sum(rows, static row => row.Debit), Sum(rows, static row => row.Credit),
                lines.Count == 0 ? 0 : lines[^1].Deferred, [.. lines.Select(DeferralAnswer.Of)]),
            rows, null);
    }

    private async Task<Measured<CostSummary, CostRow>> CostAsync(AnalyticsRequest request, HttpContext context)
    {
        var (question, _, table, told) = await ReadAsync(request, context);
        var months = ProgramCost.Of(table, table.First, question.TermsIn, question.BudgetOf)
            .Where(cost => question.IsBooked(cost.Month)
                || (cost.Month == table.Through && Months.FirstDay(cost.Month) < request.To)).ToList();
        var planned = months.Where(static month => month.Budget is not null).ToList();
        return new Measured<CostSummary, CostRow>(
            new CostSummary(
                told, Sum(months, static one => one.Issued), Sum(months, static one => one.ExpectedCost),
                Sum(months, static one => one.Redeemed), Sum(months, static one => one.Cost),
                Sum(months, static one => one.Expired),
                planned.Count == 0 ? null : Sum(planned, static one => one.Budget!.Value),
                planned.Count == 0 ? null : Sum(planned, static one => one.Over!.Value)),
            [.. months.Select(CostRow.Of)], null);
    }

    private async Task<(UnitQuestion Question, ProgramUnits Units, CohortTable Table, UnitsTold Told)> ReadAsync(
        AnalyticsRequest request, HttpContext context)
    {
        var question = questions.Of(request, context);
        var (units, behind) = await scan.RunAsync(question, context.RequestAborted);
        return (
            question, units, units.Through(question.Through, question.IsOver),
            new UnitsTold(
                request.Filters.Program!, Months.Text(question.Through), question.IsOver, units.Accounts, behind));
    }

    private static BreakageRow Row(CohortTable table, Breakage breakage, int cohort)
    {
        var known = table.At(cohort, table.Through);
        var (kept, expected) = (CohortTable.Kept(known), breakage.Expected(cohort));
        return new BreakageRow(
            Months.Text(cohort), table.Through - cohort, kept, known.Redeemed, known.Expired, known.Revoked, known.Left,
            ShareOf(known.Redeemed, kept), ShareOf(known.Expired, kept),
            [.. Enumerable.Range(cohort, table.Through - cohort + 1).Select(month => table.At(cohort, month).Redeemed)],
            breakage.Ladder!.Ultimate(cohort - table.First) is { } ultimate ? decimal.Round(ultimate, 2) : null,
            expected, ShareOf(kept - expected, kept));
    }

    private static decimal? ShareOf(long part, long whole) =>
        whole <= 0 ? null : decimal.Round((decimal)part / whole, 6);

    private static List<decimal> Rounded(IReadOnlyList<decimal>? values) =>
        [.. (values ?? []).Select(static value => decimal.Round(value, 6))];

    private static long Sum<T>(IReadOnlyList<T> rows, Func<T, long> of) =>
        rows.Aggregate(0L, (sum, row) => checked(sum + of(row)));
}
