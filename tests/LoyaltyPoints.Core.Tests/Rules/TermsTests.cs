using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Which of the units mature and expire by terms of their own.</summary>
public sealed class TermsTests
{
    private static readonly UnitTerms Short = Expires("P1M");
    private static readonly UnitTerms Later = new(new MaturityAfterDays(14), null);

    public static TheoryData<string, RuleDefinition[], string> Rules => new()
    {
        { "no terms: none are parted off", [OneForOne], "10:" },
        { "all of one rule", [OneForOne with { Terms = Short }], "10: P1M=10" },
        { "the bonus only", [OneForOne, Bonus("b", 5, Short)], "15: P1M=5" },
        { "whole units only", [OneForOne, Bonus("b", 5.75m, Short)], "15: P1M=5" },
        { "less than one", [OneForOne, Bonus("b", 0.5m, Short)], "10:" },
        { "two rules of equal terms", [Bonus("a", 2, Short), Bonus("b", 5, Expires("P1M"))], "7: P1M=7" },
        { "two rules of other terms", [Bonus("a", 2, Short), Bonus("b", 5, Later)], "7: P1M=2 14d=5" },
        { "what a multiplier made goes with the rest",
            [OneForOne with { Terms = Short }, Rule("m", new MultiplyEarn(3, false)) with { Terms = Later }],
            "30: P1M=10" },
        { "a multiplier that lowers leaves no more than there is",
            [OneForOne with { Terms = Short }, Rule("m", new MultiplyEarn(0.4m, false))], "4: P1M=4" },
        { "after the rule's cap",
            [OneForOne, Bonus("b", 5, Short) with { Caps = [new(3, CapPeriod.Purchase)] }], "13: P1M=3" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Shares_when_rules_have_terms_then_they_are_what_these_gave(
        string why, RuleDefinition[] rules, string shares) =>
        Assert.Equal((why, shares), (why, Shown(Definition(rules).Compiled().Earn(Total(10_00), GivenFacts.None))));

    [Theory]
    [InlineData(12, "12: P1M=2 14d=5")]
    [InlineData(4, "4: P1M=2 14d=2")]
    [InlineData(1, "1: P1M=1")]
    public void Shares_when_the_program_caps_the_units_then_the_first_rules_take_theirs_first(
        long most, string shares) =>
        Assert.Equal(shares, Shown(Definition(OneForOne, Bonus("a", 2, Short), Bonus("b", 5, Later))
            .With(earning => earning with { MaximumPerPurchase = most }).Compiled()
            .Earn(Total(10_00), GivenFacts.None)));

    [Theory]
    [InlineData("gold", "17: P1M=2 14d+P24M=5 P24M=10")]
    [InlineData("silver", "17: P1M=2 14d=5")]
    public void Shares_when_a_tier_brings_an_expiry_then_it_stands_in_for_the_programs(string tier, string shares)
    {
        var program = Tiered(("gold", new() { Expiry = Expires("P24M").Expiry }), ("silver", Benefits.None))
            .With(earning => earning with { Rules = [OneForOne, Bonus("a", 2, Short), Bonus("b", 5, Later)] })
            .Compiled();

        Assert.Equal(["standing.tier"], program.GivenNames);
        Assert.Equal(shares, Shown(program.Earn(Total(10_00), Known(("standing.tier", tier)))));
    }

    [Fact]
    public void Shares_of_an_activity_when_a_plan_brings_an_expiry_then_it_counts_as_well()
    {
        var program = Vip("annual", new() { Expiry = Expires("P24M").Expiry })
            .With(earning => earning with { Activities = [OnActivity("survey", "s", 7)] }).Compiled();

        Assert.Equal(["standing.plan"], program.GivenNamesFor("survey"));
        Assert.Equal("7: P24M=7", Shown(program.EarnFor(
            Happened("survey", SaturdayMorning), CapUsage.None, Known(("standing.plan", "annual")))));
    }

    [Fact]
    public void Lot_of_terms_when_one_half_is_left_out_then_it_is_the_programs()
    {
        var program = (Definition(OneForOne) with { Expiry = Expires("P1Y").Expiry }).Compiled();

        var lot = program.LotOf(SaturdayMorning, Later);

        Assert.Equal(At("2026-12-05T00:00:00+08:00"), lot.MaturesAt);
        Assert.Equal(program.LotOf(SaturdayMorning).ExpiresAt, lot.ExpiresAt);
        Assert.Equal(At("2026-12-22T00:00:00+08:00"), program.LotOf(SaturdayMorning, Short).ExpiresAt);
    }

    [Fact]
    public void Maturing_activities_when_program_and_rules_name_some_then_all_of_them()
    {
        var program = (Definition(OneForOne with { Terms = new(new MaturityOnActivity("delivered"), null) }) with
        {
            Maturity = new MaturityOnActivity("confirmed"),
        }).With(earning => earning with
        {
            Activities = [OnActivity("a", "x", 1) with { Terms = new(new MaturityOnActivity("b"), null) }],
        }).Compiled();

        Assert.Equal(["b", "confirmed", "delivered"], program.MaturingActivities.Order());
        Assert.Empty(Definition(OneForOne).Compiled().MaturingActivities);
    }

    private static RuleDefinition Bonus(string id, decimal units, UnitTerms terms) =>
        Rule(id, new AddEarn(units)) with { Terms = terms };

    private static UnitTerms Expires(string period) =>
        new(null, new ExpiryAfterEarning(CalendarPeriod.Parse(period)!.Value, ExpiryRounding.EndOfDay));

    // Units, then what is parted off: by maturity, expiry or both.
    private static string Shown(EarningResult result) => string.Join(' ', result.Shares
        .Select(share => $"{Of(share.Terms)}={share.Units}").Prepend($"{result.Units}:"));

    private static string Of(UnitTerms terms) => string.Join('+',
        new[] { terms.Maturity is MaturityAfterDays after ? $"{after.Days}d" : null,
            terms.Expiry is ExpiryAfterEarning expiry ? $"P{expiry.Period.Months}M" : null }.OfType<string>());
}
