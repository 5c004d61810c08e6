using LoyaltyPoints.Core.Activities;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;
using static LoyaltyPoints.Core.Tests.Rules.Built;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Rules;

/// <summary>Units for what is no purchase.</summary>
public sealed class ActivityTests
{
    [Theory]
    [InlineData("2026-11-09T23:59:59+08:00", 500_00, "early:50 rounding:0")]
    [InlineData("2026-11-10T00:00:00+08:00", 500_00, "")]
    [InlineData("2026-11-09T16:00:00Z", 500_00, "")] // the tenth has begun in Shanghai
    [InlineData("2026-11-09T12:00:00+08:00", 1000_00, "early:50 great:20.5 rounding:-0.5")]
    public void An_invoice_when_it_is_paid_before_the_tenth_of_the_month_then_it_earns(
        string at, long amount, string rows)
    {
        var beforeTheTenth = Number("local.dayOfMonth", NumberSet.Below(10));
        var program = Earning(
            OnActivity("invoice.paid", "early", 50, beforeTheTenth),
            OnActivity("invoice.paid", "great", 20.5m,
                All(beforeTheTenth, Number("activity.amount", NumberSet.AtLeast(1000_00)))),
            OnActivity("survey.completed", "survey", 7)).Compiled();

        Assert.Equal(rows, Earn(program, Happened("invoice.paid", At(at), ("amount", amount))).Short());
    }

    [Fact]
    public void Facts_when_rules_ask_for_them_then_the_activitys_own_are_there_and_others_are_named()
    {
        var program = Earning(OnActivity("referral", "r", 5, All(Is("activity.type", "referral"),
            Is("activity.channel", "app"), Is("standing.prg_2.tier", "gold")))).Compiled();
        var activity = Happened("referral", SaturdayMorning, ("channel", "app"));

        Assert.Equal(["standing.prg_2.tier"], program.GivenNamesFor("referral"));
        Assert.Empty(program.GivenNamesFor("survey"));
        Assert.Empty(program.GivenNames);
        Assert.Equal(5, Earn(program, activity, Known(("standing.prg_2.tier", "gold"))).Units);
        Assert.Equal(0, Earn(program, activity, Known(("standing.prg_2.tier", "none"))).Units);
        Assert.Equal(0, Earn(program, Happened("referral", SaturdayMorning, ("channel", "web")),
            Known(("standing.prg_2.tier", "gold"))).Units);
    }

    [Fact]
    public void A_row_when_an_activity_is_explained_then_it_is_a_fixed_one_without_lines()
    {
        var result = Earn(Earning(OnActivity("survey", "s", 7)).Compiled(), Happened("survey", SaturdayMorning));

        var row = result.Explanation[0];
        Assert.Equal(("s", "fixed", 7m, null, null), (row.RuleId, row.Kind, row.Exact, row.Basis, row.Lines));
        Assert.Equal(0, result.Spend);
    }

    [Theory]
    [InlineData("2026-11-20T23:59:59+08:00", 0)]
    [InlineData("2026-11-21T00:00:00+08:00", 7)]
    [InlineData("2026-11-22T00:00:00+08:00", 0)]
    public void A_rule_with_dates_when_the_activity_is_outside_then_it_gives_nothing(string at, long units)
    {
        var program = Earning(OnActivity("survey", "s", 7) with
        {
            From = At("2026-11-21T00:00:00+08:00"), To = At("2026-11-22T00:00:00+08:00"),
        }).Compiled();

        Assert.Equal(units, Earn(program, Happened("survey", At(at))).Units);
    }

    [Fact]
    public void Rounding_when_activities_earn_parts_then_it_is_the_programs() =>
        Assert.Equal("a:0.25 b:0.25 rounding:0.5", Earn(
            Earning(OnActivity("x", "a", 0.25m), OnActivity("x", "b", 0.25m))
                .With(earning => earning with { Rounding = RoundingMode.HalfUp }).Compiled(),
            Happened("x", SaturdayMorning)).Short());

    [Fact]
    public void Caps_when_an_activity_earns_then_its_rules_and_the_programs_count_on_the_same_counters()
    {
        var program = Earning(OnActivity("survey", "s", 7) with { Caps = [new(5, CapPeriod.Day)] })
            .With(earning => earning with { Caps = [new(20, CapPeriod.Month)], MaximumPerPurchase = 1 }).Compiled();
        CapKey day = new("s/day", At("2026-11-21T00:00:00+08:00").UnixMilliseconds);
        CapKey month = new("program/month", At("2026-11-01T00:00:00+08:00").UnixMilliseconds);

        Assert.Equal([day, month], program.CapKeysFor("survey", SaturdayMorning));
        Assert.Equal([month], program.CapKeysAt(SaturdayMorning));
        Assert.Empty(program.CapKeysFor("other", SaturdayMorning));

        var result = program.EarnFor(Happened("survey", SaturdayMorning),
            new CapUsage(new Dictionary<CapKey, long> { [day] = 1_000_000, [month] = 17_000_000 }), GivenFacts.None);

        Assert.Equal("s:7 rounding:0 cap:-3 cap:-1", result.Short());
        Assert.Equal([new(day, 4_000_000), new(month, 3_000_000)], result.CapUses);
    }

    [Theory]
    [InlineData(Activity.Birthday, "gold", "all:1 tier:gold:100 rounding:0")]
    [InlineData(Activity.Anniversary, "gold", "tier:gold:30 rounding:0")]
    [InlineData(Activity.Birthday, "silver", "all:1 rounding:0")]
    [InlineData(Activity.Anniversary, "silver", "")]
    public void An_occasion_when_a_tier_brings_units_then_they_come_beside_those_of_rules(
        string type, string tier, string rows)
    {
        var program = Tiered(("silver", Benefits.None), ("gold", new() { BirthdayUnits = 100, AnniversaryUnits = 30 }))
            .With(earning => earning with { Activities = [OnActivity(Activity.Birthday, "all", 1)] }).Compiled();

        Assert.True(program.HasOccasions);
        Assert.Equal(["standing.tier"], program.GivenNamesFor(type));
        Assert.Equal(rows, Earn(program, Happened(type, SaturdayMorning), Known(("standing.tier", tier))).Short());
    }

    [Fact]
    public void A_program_when_asked_then_knows_the_types_it_earns_for()
    {
        var plain = Earning(OnActivity("survey", "s", 7)).Compiled();
        var vip = Vip("annual", new() { AnniversaryUnits = 9 }).Compiled();

        Assert.Equal((true, false, false), (plain.EarnsFor("survey"), plain.EarnsFor("other"), plain.HasOccasions));
        Assert.Equal((true, false, true),
            (vip.EarnsFor(Activity.Anniversary), vip.EarnsFor(Activity.Birthday), vip.HasOccasions));
        Assert.Equal("plan:annual:9 rounding:0", Earn(vip, Happened(Activity.Anniversary, SaturdayMorning),
            Known(("standing.plan", "annual"))).Short());
        Assert.Same(EarningResult.Nothing, Earn(plain, Happened("other", SaturdayMorning)));
    }

    private static ProgramDefinition Earning(params RuleDefinition[] activities) =>
        Definition(OneForOne).With(earning => earning with { Activities = activities });

    private static EarningResult Earn(CompiledProgram program, Activity activity, GivenFacts? given = null)
    {
        var result = program.EarnFor(activity, CapUsage.None, given ?? GivenFacts.None);
        Assert.Equal(result.Units, result.Explanation.Sum(row => row.Exact));
        return result;
    }
}
