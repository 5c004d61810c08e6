using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>What a program cost in a month, and what it might.</summary>
/// <param name="ExpectedCost">Of the units issued, as far as they are expected to be redeemed.</param>
/// <param name="Cost">Of the units redeemed: what is compared with the budget.</param>
/// <param name="Budget">Null where none is declared.</param>
/// <param name="Over">Cost less budget; null where none is declared.</param>
public sealed record ProgramCost(
    int Month, long Issued, long ExpectedCost, long Redeemed, long Cost, long Expired, long? Budget, long? Over)
{
    /// <summary>A line a month from the first that was asked for, or in which units were issued.</summary>
    /// <param name="termsIn">What counts in a month.</param>
    /// <param name="budgetOf">Null where none is declared.</param>
    public static IEnumerable<ProgramCost> Of(
        CohortTable table, int from, Func<int, MonthTerms> termsIn, Func<int, long?> budgetOf)
    {
        for (var month = Math.Max(from, table.First); month <= table.Through; month++)
        {
            var terms = termsIn(month);
            var sum = default(UnitMoves);
            for (var cohort = table.First; cohort <= month; cohort++) sum += table.In(cohort, month);
            var issued = table.In(month, month);
            var (kept, given) = (CohortTable.Kept(issued), checked(issued.Earned + issued.Given));
            var expected = new Breakage(table, month, terms.RedeemedShare).Expected(month);
            var cost = terms.Value.CostOf(sum.Redeemed);
            var budget = budgetOf(month);
            yield return new ProgramCost(
                month, given, kept <= 0 ? 0 : terms.Value.CostOf(Share.Of(given, expected, kept)), sum.Redeemed, cost,
                sum.Expired, budget, budget is null ? null : checked(cost - budget));
        }
    }
}
