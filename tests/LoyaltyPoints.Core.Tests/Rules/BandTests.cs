using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>A rate that rises with what was spent in the year: 1 a yuan, 1.5 from 1000 yuan on, 2 from 5000.</summary>
public sealed class BandTests
{
    private static readonly BandsEarn Bands = new(
        new CalendarWindow(CalendarUnit.Year), 1_00, [new(0, 1), new(1000_00, 1.5m), new(5000_00, 2)]);

    private static readonly CompiledProgram Program = Definition(Rule("year", Bands)).Compiled();

    [Theory]
    [InlineData(0, 100_00, "year:100 rounding:0")] // within the first band
    [InlineData(0, 1000_00, "year:1000 rounding:0")] // up to its end
    [InlineData(999_99, 1, "year:0.01 rounding:-0.01")] // the last fen of it
    [InlineData(1000_00, 1, "year:0.015 rounding:-0.015")] // exactly at the limit: the next one
    [InlineData(1000_00, 100_00, "year:150 rounding:0")]
    [InlineData(900_00, 200_00, "year:250 rounding:0")] // across one limit: 100 + 150
    [InlineData(900_00, 4200_00, "year:6300 rounding:0")] // across both: 100 + 6000 + 200
    [InlineData(0, 6000_00, "year:9000 rounding:0")] // 1000 + 6000 + 2000
    [InlineData(7000_00, 10_00, "year:20 rounding:0")] // in the last, which has no end
    [InlineData(-50_00, 10_00, "year:10 rounding:0")] // more came back than was spent: as if nothing had been
    public void Bands_when_so_much_was_spent_before_then_each_part_earns_at_its_own_rate(
        long before, long total, string rows) =>
        Assert.Equal(rows, Program.Earn(Total(total), Known(("spent.year", before))).Short());

    [Fact]
    public void Bands_when_nothing_is_said_of_what_was_spent_then_they_begin_at_the_first() =>
        Assert.Equal("year:10 rounding:0", Program.Earn(Total(10_00), GivenFacts.None).Short());

    [Fact]
    public void Bands_when_they_are_explained_then_the_row_says_kind_and_basis()
    {
        var row = Program.Earn(Total(200_00), Known(("spent.year", 900_00))).Explanation[0];

        Assert.Equal(("year", "bands", 200_00m, 250m), (row.RuleId, row.Kind, row.Basis!.Value, row.Exact));
    }

    [Theory]
    [InlineData(0, "year:250 rounding:0")]
    [InlineData(50_00, "year:175 rounding:0")]
    [InlineData(100_00, "year:100 rounding:0")]
    [InlineData(150_00, "year:50 rounding:0")]
    [InlineData(200_00, "")]
    public void Bands_when_money_comes_back_then_what_remains_earns_as_if_it_were_all(long back, string rows) =>
        Assert.Equal(rows, Program.Earn(Total(200_00), Known(("spent.year", 900_00)), Back(back)).Short());

    [Fact]
    public void Bands_of_some_lines_when_a_multiplier_is_of_others_then_shares_go_by_the_basis()
    {
        // 40.00 of coffee and 60.00 of food, half below and half above the limit: 125, of which the coffee has 50.
        var program = Definition(
            Rule("year", Bands), Rule("m", new MultiplyEarn(2, false), Is("line.category", "coffee"))).Compiled();

        Assert.Equal("year:125 m:50 rounding:0", program.Earn(
            Order(Line("c", 40_00, "coffee"), Line("f", 60_00, "food")), Known(("spent.year", 950_00))).Short());
    }

    [Fact]
    public void Bands_of_some_lines_when_they_match_then_only_these_are_laid_on_top_of_all_that_was_spent()
    {
        var program = Definition(Rule("year", Bands, Is("line.category", "coffee"))).Compiled();

        Assert.Equal("year:50 rounding:0", program.Earn(
            Order(Line("c", 40_00, "coffee"), Line("f", 60_00, "food")), Known(("spent.year", 980_00))).Short());
    }

    [Fact]
    public void Windows_when_a_program_has_bands_then_it_says_which_sums_they_need()
    {
        var program = Definition(
            OneForOne, Rule("year", Bands), Rule("ever", Bands with { Over = new LifetimeWindow() })).Compiled();

        Assert.Equal([("spent.year", (Window)new CalendarWindow(CalendarUnit.Year)),
            ("spent.ever", new LifetimeWindow())], program.SpentWindows);
        Assert.Empty(program.GivenNames);
        Assert.Empty(Definition(OneForOne).Compiled().SpentWindows);
    }

    [Fact]
    public void Two_purchases_when_one_follows_the_other_then_they_earn_what_one_of_both_would()
    {
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var bands = new BandsEarn(new LifetimeWindow(), random.Next(1, 500),
                [new(0, Rate()), new(random.Next(1, 3000), Rate()), new(random.Next(3000, 9000), Rate())]);
            var rule = new BandsRule(Rule("r", bands), bands, []);
            long before = random.Next(5000), first = random.Next(5000), second = random.Next(5000);

            Assert.Equal(Given(before, first + second), Given(before, first) + Given(before + first, second));

            Fraction Given(long spent, long basis)
            {
                var order = new RemainingOrder(Total(basis), Returned.Nothing, new BasisDefinition(), Days)
                {
                    Given = Known(("spent.r", spent)),
                };
                return rule.Give(order, Scope.WholeOf(order));
            }
        }

        decimal Rate() => random.Next(1, 5_000_000) / 1_000_000m;
    }

    private static ProgramDays Days =>
        new(new LocalCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")), [], null, null);
}
