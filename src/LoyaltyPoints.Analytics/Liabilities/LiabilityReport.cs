using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>What a program's units owe at the end of a month, at their fair value.</summary>
/// <param name="Cohorts">By the month of issue, oldest first; those of which anything is left.</param>
/// <param name="Expiring">By the last month in which they can be spent, soonest first.</param>
public sealed record LiabilityReport(IReadOnlyList<OwedCohort> Cohorts, IReadOnlyList<ExpiringUnits> Expiring)
{
    public static LiabilityReport Of(CohortTable table, Breakage breakage, UnitValue value) => new(
    [
        .. Enumerable.Range(table.First, table.Through - table.First + 1)
            .Select(cohort => OwedCohort.Of(cohort, table.At(cohort, table.Through), breakage, value))
            .Where(static cohort => cohort.Left != 0),
    ],
    [
        .. table.Expiring.OrderBy(static pair => pair.Key)
            .Select(pair => new ExpiringUnits(pair.Key, pair.Value, value.CostOf(pair.Value))),
    ]);
}

/// <summary>What is left of the units issued in a month.</summary>
/// <param name="Kept">Issued, less what was taken back.</param>
/// <param name="Left">Neither redeemed nor expired.</param>
/// <param name="ToBeRedeemed">Of what is left.</param>
/// <param name="FairValue">Of what is left.</param>
/// <param name="ExpectedBreakage">The part of the fair value that is not expected to be redeemed.</param>
/// <param name="Liability">The rest of it.</param>
public sealed record OwedCohort(
    int Issued, long Kept, long Redeemed, long Expired, long Left, long ToBeRedeemed, long FairValue,
    long ExpectedBreakage, long Liability)
{
    internal static OwedCohort Of(int cohort, UnitMoves known, Breakage breakage, UnitValue value)
    {
        var toBeRedeemed = checked(breakage.Expected(cohort) - known.Redeemed);
        var (whole, owed) = (value.CostOf(known.Left), value.CostOf(toBeRedeemed));
        return new OwedCohort(
            cohort, CohortTable.Kept(known), known.Redeemed, known.Expired, known.Left, toBeRedeemed, whole,
            checked(whole - owed), owed);
    }
}

/// <summary>Units that go at the end of a month if nobody spends them.</summary>
/// <param name="Month"><see cref="Months.Never"/>: they do not expire at a date.</param>
public sealed record ExpiringUnits(int Month, long Units, long FairValue);
