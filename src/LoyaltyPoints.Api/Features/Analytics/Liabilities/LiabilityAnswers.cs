using System.Text.Json.Serialization;
using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Api.Features.Analytics.Liabilities;

/// <summary>Which units an answer is about.</summary>
/// <param name="Program">Whose.</param>
/// <param name="Through">The last month that counts, of the program's calendar, such as `2026-10`.</param>
/// <param name="IsOver">Whether that month is over; else it counts as far as it has come.</param>
/// <param name="Accounts">Accounts that have had units.</param>
/// <param name="Behind">Accounts with entries that are not counted yet; 0: everything is counted.</param>
public sealed record UnitsTold(string Program, string Through, bool IsOver, long Accounts, long Behind);

/// <summary>What an estimate of redemptions rests on.</summary>
/// <param name="Method">`history`: the program's own; `declared`: the share that the settings declare; `none`: all that
/// is left is taken to be redeemed.</param>
/// <param name="WhyNotHistory">`too_few_months`, `too_few_redeemed`, `life_not_seen`; null: history carries it.</param>
/// <param name="APriori">Share of units kept that the program redeems in the end; null without a history.</param>
public sealed record EstimateTold(string Method, string? WhyNotHistory, decimal? APriori)
{
    internal static EstimateTold Of(Breakage breakage) => new(
        Word(breakage.Method), breakage.WhyNotHistory, Rounded(breakage.APriori));

    internal static string Word(BreakageMethod method) => method switch
    {
        BreakageMethod.History => "history",
        BreakageMethod.Declared => "declared",
        _ => "none",
    };

    internal static decimal? Rounded(decimal? share) => share is null ? null : decimal.Round(share.Value, 6);
}

/// <summary>What a program's units owe.</summary>
/// <param name="ValueAmount">Money that `valueUnits` units are worth.</param>
/// <param name="ValueFrom">`declared`, `money` (a unit is money), or `rewards`.</param>
/// <param name="Left">Units neither redeemed nor expired.</param>
/// <param name="OwedByMembers">Units taken back from members who had spent them.</param>
/// <param name="FairValue">Of the units left.</param>
/// <param name="Liability">Of those that are expected to be redeemed.</param>
/// <param name="Expiring">What is left, by the last month in which it can be spent.</param>
public sealed record LiabilitySummary(
    UnitsTold Units, EstimateTold Estimate, long ValueAmount, long ValueUnits, string ValueFrom, long Left,
    long OwedByMembers, long FairValue, long ExpectedBreakage, long Liability, IReadOnlyList<ExpiringAnswer> Expiring);

/// <summary>Units that go at the end of a month.</summary>
/// <param name="Month">Such as `2026-10`; null: they do not expire at a date.</param>
public sealed record ExpiringAnswer(string? Month, long Units, long FairValue);

/// <summary>What is left of the units issued in a month.</summary>
/// <param name="Issued">The month, such as `2026-10`.</param>
/// <param name="AgeMonths">Months since then.</param>
/// <param name="Kept">Units issued, less those taken back.</param>
/// <param name="ToBeRedeemed">Of those left.</param>
public sealed record LiabilityRow(
    string Issued, int AgeMonths, long Kept, long Redeemed, long Expired, long Left, long ToBeRedeemed, long FairValue,
    long ExpectedBreakage, long Liability);

/// <summary>How a program's units are redeemed with age.</summary>
/// <param name="ExpectedRedeemed">Of the units kept, in the end.</param>
/// <param name="BreakageRate">The rest of them, as a share; null where there are none.</param>
/// <param name="Factors">From the units redeemed at each age in months to those at the next.</param>
/// <param name="Developed">The part of what is redeemed in the end that is redeemed at each age.</param>
/// <param name="ChainLadderOutstanding">Units still to be redeemed, by the chain ladder alone; null: it says
/// nothing.</param>
/// <param name="ChainLadderError">The standard error of that (Mack 1993).</param>
public sealed record BreakageSummary(
    UnitsTold Units, EstimateTold Estimate, long Kept, long Redeemed, long Expired, long Left, long ExpectedRedeemed,
    decimal? BreakageRate, IReadOnlyList<decimal> Factors, IReadOnlyList<decimal> Developed,
    double? ChainLadderOutstanding, double? ChainLadderError);

/// <summary>What became of the units issued in a month.</summary>
/// <param name="Issued">The month, such as `2026-10`.</param>
/// <param name="RedeemedShare">Of the units kept; null where there are none.</param>
/// <param name="RedeemedByAge">Units redeemed until each month from that on.</param>
/// <param name="ChainLadder">Units redeemed in the end by the chain ladder alone; null: nothing is redeemed yet at such
/// an age.</param>
/// <param name="ExpectedRedeemed">By the answer's estimate.</param>
public sealed record BreakageRow(
    string Issued, int AgeMonths, long Kept, long Redeemed, long Expired, long TakenBack, long Left,
    decimal? RedeemedShare, decimal? ExpiredShare, IReadOnlyList<long> RedeemedByAge, decimal? ChainLadder,
    long ExpectedRedeemed, decimal? BreakageRate);

/// <summary>What was booked in the period, and what is owed after it.</summary>
/// <param name="Months">By month; those that are over.</param>
public sealed record JournalSummary(
    UnitsTold Units, long Debits, long Credits, long Deferred, IReadOnlyList<DeferralAnswer> Months);

/// <summary>A month of the contract liability. Money.</summary>
/// <param name="Consideration">Net sales of the month's purchases that earned.</param>
/// <param name="Allocated">The part of it that is owed for their units.</param>
/// <param name="TakenBack">No longer owed: units were taken back.</param>
/// <param name="Released">For the units redeemed in the month.</param>
/// <param name="CatchUp">For those redeemed before, by the estimate as it is now.</param>
/// <param name="Deferred">What is owed at the end of the month.</param>
/// <param name="Method">On what the month's estimate rests.</param>
public sealed record DeferralAnswer(
    string Month, long Consideration, long Allocated, long TakenBack, long Released, long CatchUp, long Deferred,
    string Method)
{
    internal static DeferralAnswer Of(DeferralLine line) => new(
        Core.Liabilities.Months.Text(line.Month), line.Consideration, line.Allocated, line.TakenBack, line.Released,
        line.CatchUp, line.Deferred, EstimateTold.Word(line.Method));
}

/// <summary>A line of the journal: one side of an entry.</summary>
/// <param name="Date">The last day of the month.</param>
/// <param name="Number">Of the entry: the month, and 1 for a deferral, 2 for units taken back, 3 for a release, 4 for a
/// catch-up. Debits and credits of an entry are equal.</param>
public sealed record JournalRow(
    DateOnly Date, string Number, string Account, long Debit, long Credit, string Currency, string Memo, string Program)
{
    internal static JournalRow Of(JournalLine line, string currency, string program) => new(
        Core.Liabilities.Months.LastDay(line.Month), line.Number, line.Account, line.Debit, line.Credit, currency,
        line.Memo, program);
}

/// <summary>What a program has cost in the period.</summary>
/// <param name="Cost">Of the units redeemed.</param>
/// <param name="Budget">Of the months that have one; null: none has.</param>
/// <param name="Over">Cost of those months less their budget; null: none has one.</param>
public sealed record CostSummary(
    UnitsTold Units, long Issued, long ExpectedCost, long Redeemed, long Cost, long Expired, long? Budget, long? Over);

/// <summary>What a program cost in a month.</summary>
/// <param name="Issued">Units.</param>
/// <param name="ExpectedCost">Of the units issued, as far as they are expected to be redeemed.</param>
/// <param name="Redeemed">Units.</param>
/// <param name="Cost">Of the units redeemed.</param>
/// <param name="Expired">Units.</param>
/// <param name="Budget">Null where none is declared.</param>
/// <param name="Over">`cost` less `budget`; null where none is declared.</param>
public sealed record CostRow(
    string Month, long Issued, long ExpectedCost, long Redeemed, long Cost, long Expired, long? Budget, long? Over)
{
    internal static CostRow Of(ProgramCost cost) => new(
        Months.Text(cost.Month), cost.Issued, cost.ExpectedCost, cost.Redeemed, cost.Cost, cost.Expired, cost.Budget,
        cost.Over);
}

[JsonSerializable(typeof(AnalyticsAnswer<LiabilitySummary, LiabilityRow>))]
[JsonSerializable(typeof(AnalyticsAnswer<BreakageSummary, BreakageRow>))]
[JsonSerializable(typeof(AnalyticsAnswer<JournalSummary, JournalRow>))]
[JsonSerializable(typeof(AnalyticsAnswer<CostSummary, CostRow>))]
internal sealed partial class LiabilityJson : JsonSerializerContext;
