using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Problems;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Storage.Configuration;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Api.Features.Analytics.Liabilities;

/// <summary>What is asked of one program's units.</summary>
/// <param name="Through">The last month that counts, of the program's calendar.</param>
/// <param name="IsOver">Whether it is over; else it is the present month as far as it has come.</param>
/// <param name="Declared">Null where the settings say nothing of the program.</param>
/// <param name="Value">What a unit is worth where they do not; null: nobody knows.</param>
/// <param name="ValueFrom">What the value of <see cref="Through"/> rests on.</param>
internal sealed record UnitQuestion(
    AnalyticsRequest Request, Guid ProgramId, ProgramDefinition Program, int Through, bool IsOver,
    LiabilitySettings Settings, ProgramLiability? Declared, UnitValue? Value, string? ValueFrom)
{
    /// <summary>What counts in a month; units are worth something by <see cref="ValueFrom"/>.</summary>
    public MonthTerms TermsIn(int month) => Declared?.In(month) is { } terms
        ? new MonthTerms(terms.Value(), terms.RedeemedShare) : new MonthTerms(Value!.Value, null);

    /// <summary>The share of units that is declared to be redeemed; null: none is.</summary>
    public decimal? DeclaredShare => Declared?.In(Through)?.RedeemedShare;

    public long? BudgetOf(int month) =>
        Declared?.Budget?.FirstOrDefault(budget => budget.Month == Months.Text(month))?.Amount;

    /// <summary>Whether a month's last day lies in the period, and the month is known to its end.</summary>
    public bool IsBooked(int month) => Months.LastDay(month) >= Request.From && Months.LastDay(month) < Request.To
        && (month < Through || IsOver);
}

/// <summary>Reads what is asked of units beside what all questions of analytics have in common.</summary>
internal sealed class UnitQuestions(ReadPool readers, CatalogCache catalogs)
{
    /// <summary>Names the program's own currency; refuses what cannot be asked of units.</summary>
    /// <param name="needsValue">Whether a unit must be worth something.</param>
    /// <param name="needsSteadyValue">Whether that must not change with the catalogue of rewards.</param>
    public (AnalyticsRequest? Request, Problem? Problem) Check(
        AnalyticsRequest request, HttpContext context, bool needsValue, bool needsSteadyValue)
    {
        var faults = new List<Fault>();
        if (request.Filters.Program is null && OnlyProgram(request.TenantId) is { } only)
            request = request with { Filters = request.Filters with { Program = only } };
        if (request.Filters.Program is null)
            faults.Add(new(PageQuery.QueryPointer("program"), FaultCodes.Required, "Units are told by program."));
        foreach (var (name, value) in new[] { ("store", request.Filters.Store), ("channel", request.Filters.Channel) })
        {
            if (value is null) continue;
            faults.Add(new(
                PageQuery.QueryPointer(name), FaultCodes.InvalidValue, "Units of one account are of no single place."));
        }

        if (faults.Count > 0) return (null, Problem.Invalid(faults));
        var question = Of(request, context);
        if ((needsValue && question.ValueFrom is null) || (needsSteadyValue && question.ValueFrom == "rewards"))
            return (null, Problem.Of(ErrorCodes.UnitValueUnknown));
        var currency = question.Program.Currency;
        return (request with { Question = request.Question with { Currency = currency } }, null);
    }

    /// <param name="request">One that was checked.</param>
    public UnitQuestion Of(AnalyticsRequest request, HttpContext context) =>
        Of(request, isNow: !context.Request.Query.ContainsKey("asOf"));

    /// <param name="request">One that names a program of the tenant.</param>
    /// <param name="isNow">Whether the present month counts as far as it has come; else the last that was over.</param>
    public UnitQuestion Of(AnalyticsRequest request, bool isNow)
    {
        Core.PublicId.TryParse(Core.PublicId.Program, request.Filters.Program, out var programId);
        var catalog = readers.Read(session => catalogs.Current(session, request.TenantId));
        var program = catalog.Find(programId)!.Newest.Definition;
        var (through, isOver) = Through(
            new LocalCalendar(TimeZones.Find(program.TimeZone)!), request.Question.AsOf, isNow);
        var settings = request.Settings.Liability ?? new LiabilitySettings();
        var declared = settings.Of(request.Filters.Program!);
        var best = RewardWorth.BestOf(catalog.Rewards.Values.Select(static reward => reward.Value), programId);
        var value = program.UnitIsMoney ? new UnitValue(1, 1) : best;
        return new UnitQuestion(
            request, programId, program, through, isOver, settings, declared, value,
            declared is not null ? "declared" : program.UnitIsMoney ? "money" : best is null ? null : "rewards");
    }

    private string? OnlyProgram(int tenantId)
    {
        var programs = readers.Read(session => catalogs.Current(session, tenantId)).Programs.Take(2).ToList();
        return programs.Count == 1 ? Core.PublicId.Format(Core.PublicId.Program, programs[0].ProgramId) : null;
    }

    // Histories are kept by month: as of an instant that is named, the last month counts that was over then.
    private static (int Month, bool IsOver) Through(LocalCalendar calendar, Instant asOf, bool isNow) =>
        isNow ? (Months.Of(calendar, asOf), false) : (Months.Of(calendar, asOf) - 1, true);
}
