using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>What units are reckoned at in a month.</summary>
/// <param name="RedeemedShare">Declared, 0 to 1; null: not declared.</param>
public readonly record struct MonthTerms(UnitValue Value, decimal? RedeemedShare);

/// <summary>One month of a program's contract liability, over all its cohorts. Money.</summary>
/// <param name="Consideration">Net sales of the month's purchases that earned.</param>
/// <param name="Allocated">The part of it that is owed for their units.</param>
/// <param name="TakenBack">No longer owed: units were taken back.</param>
/// <param name="Released">For the units redeemed in the month.</param>
/// <param name="CatchUp">For those redeemed before, by the estimate as it is now.</param>
/// <param name="Deferred">What is owed at the end of the month.</param>
/// <param name="Method">On what the month's estimate rests.</param>
public sealed record DeferralLine(
    int Month, long Consideration, long Allocated, long TakenBack, long Released, long CatchUp, long Deferred,
    BreakageMethod Method);

/// <summary>
/// The deferrals of all cohorts of a program, month by month: each month by what was known at its end, so that what was
/// booked for a month stays as it was.
/// </summary>
public static class DeferralSchedule
{
    /// <param name="sales">Consideration by month.</param>
    /// <param name="termsIn">What counts in a month.</param>
    /// <returns>A line a month, from the first in which units were issued.</returns>
    public static IReadOnlyList<DeferralLine> Of(
        CohortTable table, IReadOnlyDictionary<int, long> sales, Func<int, MonthTerms> termsIn)
    {
        var (lines, cohorts) = (new List<DeferralLine>(), new List<Deferral>());
        for (var month = table.First; month <= table.Through; month++)
        {
            var terms = termsIn(month);
            var breakage = new Breakage(table, month, terms.RedeemedShare);
            var sum = default(DeferralMonth);
            for (var at = 0; at < cohorts.Count; at++)
                sum = Add(sum, cohorts[at].Next(State(table, breakage, table.First + at, month)));
            var price = sales.GetValueOrDefault(month);
            var allocated = Allocation.Of(price, ExpectedOfEarned(table, breakage, month), terms.Value).Units;
            var newest = new Deferral();
            newest.Add(allocated, sum.Gone);
            cohorts.Add(newest);
            sum = Add(sum, newest.Next(State(table, breakage, month, month)));
            var deferred = cohorts.Aggregate(0L, static (all, cohort) => checked(all + cohort.Deferred));
            lines.Add(new DeferralLine(
                month, price, allocated, sum.TakenBack, sum.Released, sum.CatchUp, deferred, breakage.Method));
        }

        return lines;
    }

    // Only what was earned with the goods shares their price.
    private static long ExpectedOfEarned(CohortTable table, Breakage breakage, int month)
    {
        var issued = table.At(month, month);
        var kept = CohortTable.Kept(issued);
        return kept <= 0 ? 0 : Share.Of(issued.Earned, breakage.Expected(month), kept);
    }

    private static CohortState State(CohortTable table, Breakage breakage, int cohort, int month)
    {
        var (first, now) = (table.In(cohort, cohort), table.At(cohort, month));
        return new CohortState(
            checked(first.Earned + first.Given + first.Moved), now.Revoked, checked(first.Moved - now.Moved),
            now.Redeemed, breakage.Expected(cohort));
    }

    private static DeferralMonth Add(DeferralMonth a, DeferralMonth b) => checked(new DeferralMonth(
        a.TakenBack + b.TakenBack, a.Gone + b.Gone, a.Released + b.Released, a.CatchUp + b.CatchUp));
}
