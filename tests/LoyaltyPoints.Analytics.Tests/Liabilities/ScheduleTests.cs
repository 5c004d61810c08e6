using LoyaltyPoints.Analytics.Liabilities;
using LoyaltyPoints.Core.Liabilities;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Analytics.Tests.Liabilities;

public sealed class ScheduleTests
{
    private const int January = 2026 * 12;

    private static readonly MonthTerms Declared = new(new UnitValue(1, 1), 0.95m);

    // 10,000 units with 100,000 of sales in January; 4,500 redeemed in it, 4,000 in February, the rest goes with March.
    private static readonly ProgramUnits Example = Units(
        [(January, 100_000)],
        (January, January + 2, January, new UnitMoves { Earned = 10_000, Redeemed = 4_500 }),
        (January, January + 2, January + 1, new UnitMoves { Redeemed = 4_000 }));

    // Declared: 9,500 of 10,000 in January and February; in March the rest has gone.
    [Fact]
    public void A_cohort_then_it_is_deferred_and_released_month_by_month()
    {
        var lines = DeferralSchedule.Of(Example.Through(January + 2, isOver: true), Example.Sales, _ => Declared);

        Assert.Equal(
            [
                new DeferralLine(January, 100_000, 8_676, 0, 4_110, 0, 4_566, BreakageMethod.Declared),
                // 8,676 x 8,500 / 9,500 = 7,762.74; less 4,110.
                new DeferralLine(January + 1, 0, 0, 0, 3_653, 0, 913, BreakageMethod.Declared),
                new DeferralLine(January + 2, 0, 0, 0, 0, 913, 0, BreakageMethod.Declared),
            ], lines);
    }

    [Fact]
    public void A_month_that_is_not_over_then_what_can_be_spent_until_its_end_is_left()
    {
        Assert.Equal(0, Example.Through(January + 2, isOver: true).At(January, January + 2).Left);
        Assert.Equal(1_500, Example.Through(January + 2, isOver: false).At(January, January + 2).Left);
        Assert.Equal(5_500, Example.Through(January, isOver: true).At(January, January).Left);
    }

    [Fact]
    public void Neither_history_nor_declared_then_all_that_is_left_is_taken_to_be_redeemed()
    {
        var table = Example.Through(January + 1, isOver: true);
        var report = LiabilityReport.Of(table, new Breakage(table, January + 1, null), new UnitValue(3, 2));

        // 1,500 units at 1.5.
        Assert.Equal(
            [new OwedCohort(January, 10_000, 8_500, 0, 1_500, 1_500, 2_250, 0, 2_250)], report.Cohorts);
        Assert.Equal([new ExpiringUnits(January + 2, 1_500, 2_250)], report.Expiring);
    }

    // Declared 0.95: 1,000 of 1,500 are still expected.
    [Fact]
    public void Declared_then_the_rest_of_the_fair_value_is_breakage()
    {
        var table = Example.Through(January + 1, isOver: true);
        var report = LiabilityReport.Of(table, new Breakage(table, January + 1, 0.95m), new UnitValue(1, 1));

        Assert.Equal(
            [new OwedCohort(January, 10_000, 8_500, 0, 1_500, 1_000, 1_500, 500, 1_000)], report.Cohorts);
    }

    // 9,500 of 10,000 at 1 were expected in January; redeemed are 4,500, then 4,000 at 2 each from February on.
    [Fact]
    public void Cost_then_it_stands_against_the_budget()
    {
        var rows = ProgramCost.Of(
            Example.Through(January + 1, isOver: true), January,
            month => month == January ? Declared : Declared with { Value = new UnitValue(2, 1) },
            month => month == January ? null : 5_000).ToList();

        Assert.Equal(
            [
                new ProgramCost(January, 10_000, 9_500, 4_500, 4_500, 0, null, null),
                new ProgramCost(January + 1, 0, 0, 4_000, 8_000, 0, 5_000, 3_000),
            ], rows);
    }

    // Every cohort of 1,000 redeems 100 at age 0, 200 at 1 and 300 at 2, when 400 expire: f = 3 and 2, developed 1/6,
    // 1/2 and 1; the program redeems 0.6. Newest cohort: 100 + 0.6 x 1,000 x 5/6 = 600; the one before: 300 + 0.6 x
    // 1,000 / 2 = 600.
    [Fact]
    public void History_carries_it_then_the_estimate_is_its_own()
    {
        var table = Steady(months: 14).Through(January + 13, isOver: true);
        var breakage = new Breakage(table, January + 13, 0.95m);

        Assert.Equal(BreakageMethod.History, breakage.Method);
        Assert.Equal([3m, 2m], breakage.Ladder!.Factors.Take(2));
        Assert.Equal(0.6m, decimal.Round(breakage.APriori!.Value, 10));
        Assert.Equal(
            Enumerable.Repeat(600L, 14), Enumerable.Range(January, 14).Select(cohort => breakage.Expected(cohort)));
    }

    [Theory]
    [InlineData(11, 1, "too_few_months")]
    [InlineData(14, 0, "too_few_redeemed")]
    [InlineData(12, 1, null)]
    public void History_does_not_carry_it_then_it_says_why(int months, int scale, string? why)
    {
        var month = January + months - 1;
        var breakage = new Breakage(Steady(months, scale).Through(month, isOver: true), month, null);

        Assert.Equal(why, breakage.WhyNotHistory);
        Assert.Equal(why is null ? BreakageMethod.History : BreakageMethod.None, breakage.Method);
    }

    [Fact]
    public void The_end_of_a_units_life_was_not_seen_then_history_does_not_carry_it()
    {
        var units = Units([], [.. Enumerable.Range(January, 14).Select(cohort =>
            (cohort, Months.Never, cohort, new UnitMoves { Earned = 1_000, Redeemed = 940 }))]);

        Assert.Equal(
            "life_not_seen", new Breakage(units.Through(January + 13, true), January + 13, null).WhyNotHistory);
    }

    [Fact]
    public void Any_program_then_every_line_adds_up_and_every_entry_balances()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var units = RandomUnits(new Random(seed));
            var lines = DeferralSchedule.Of(
                units.Through(January + 30, isOver: true), units.Sales, _ => new MonthTerms(new UnitValue(7, 5), 0.8m));
            var open = 0L;
            Assert.All(lines, line =>
            {
                open += line.Allocated - line.TakenBack - line.Released - line.CatchUp;
                Assert.Equal(open, line.Deferred);
                Assert.True(open >= 0);
                var journal = LiabilityJournal.Of(line, new LiabilityAccounts()).ToList();
                Assert.All(journal.GroupBy(entry => entry.Number), entry =>
                    Assert.Equal(entry.Sum(one => one.Debit), entry.Sum(one => one.Credit)));
                Assert.All(journal, one => Assert.True(one.Debit + one.Credit > 0 && one.Debit * one.Credit == 0));
                Assert.Equal(
                    line.Allocated - line.TakenBack - line.Released - line.CatchUp,
                    journal.Where(one => one.Account == new LiabilityAccounts().ContractLiability)
                        .Sum(one => one.Credit - one.Debit));
            });
            // All units were gone by then.
            Assert.Equal(0, open);
            Assert.Equal(units.Sales.Values.Sum(), lines.Sum(line => line.Consideration));
        }
    }

    private static ProgramUnits Steady(int months, int scale = 1) => Units([], [.. Enumerable.Range(January, months)
        .SelectMany(cohort => new (int, int, int, UnitMoves)[]
        {
            (cohort, cohort + 2, cohort, new UnitMoves { Earned = 1_000, Redeemed = 100 * scale }),
            (cohort, cohort + 2, cohort + 1, new UnitMoves { Redeemed = 200 * scale }),
            (cohort, cohort + 2, cohort + 2, new UnitMoves { Redeemed = 300 * scale }),
        })]);

    // Two years of cohorts that live six months; some units go to the cohort of the month.
    private static ProgramUnits RandomUnits(Random random)
    {
        var moves = new Dictionary<(UnitCohort, int), UnitMoves>();
        var left = new Dictionary<UnitCohort, long>();
        var sales = new Dictionary<int, long>();
        for (var month = January; month < January + 24; month++)
        {
            var newest = new UnitCohort(month, month + 6);
            var moved = 0L;
            foreach (var cohort in left.Keys.Where(cohort => cohort.Expires >= month).ToList())
            {
                var one = new UnitMoves
                {
                    Redeemed = random.NextInt64(0, left[cohort] / 4 + 1),
                    Revoked = random.NextInt64(0, left[cohort] / 8 + 1),
                    Moved = -random.NextInt64(0, left[cohort] / 8 + 1),
                };
                moves[(cohort, month)] = one;
                left[cohort] += one.Left;
                moved -= one.Moved;
            }

            var issued = new UnitMoves
            {
                Earned = random.NextInt64(0, 5_000), Given = random.NextInt64(0, 500), Moved = moved,
            };
            moves[(newest, month)] = issued;
            left[newest] = issued.Left;
            sales[month] = issued.Earned == 0 ? 0 : random.NextInt64(0, 1_000_000);
        }

        var units = new ProgramUnits();
        units.Add(UnitHistory.Restore(1, Guid.Empty, [], moves, sales));
        return units;
    }

    private static ProgramUnits Units(
        IEnumerable<(int Month, long Amount)> sales, params (int Issued, int Expires, int Month, UnitMoves One)[] moves)
    {
        var units = new ProgramUnits();
        units.Add(UnitHistory.Restore(
            1, Guid.Empty, [],
            moves.Select(one => KeyValuePair.Create((new UnitCohort(one.Issued, one.Expires), one.Month), one.One)),
            sales.Select(one => KeyValuePair.Create(one.Month, one.Amount))));
        return units;
    }
}
