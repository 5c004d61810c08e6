using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Tests.Rules;
using static LoyaltyPoints.Core.Tests.Campaigns.Desk;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Campaigns;

/// <summary>
/// What caps and budgets leave of a purchase of 10.00 that earns 10 by the program, and 20 by campaign A.
/// </summary>
public sealed class BudgetTests
{
    private const string Double = """{ "kind": "spend", "per": 100, "units": 2 }""";
    private const string Budget = """, "budget": { "units": 1000 } """;
    private const string PerPurchase = """, "caps": [ { "units": 15, "per": "purchase" } ] """;
    private const string PerDay = """, "caps": [ { "units": 15, "per": "day" } ] """;

    [Theory]
    [InlineData("", 0, 0, "base:10 A.x:20 rounding:0", "A:20")]
    [InlineData(PerPurchase, 0, 0, "base:10 A.x:20 rounding:0 A.cap:-5", "A:15")]
    [InlineData(PerDay, 12, 0, "base:10 A.x:20 rounding:0 A.cap:-17", "A:3")]
    [InlineData(PerDay, 15, 0, "base:10 A.x:20 rounding:0 A.cap:-20", "A:0")]
    [InlineData(Budget, 0, 1000, "base:10 A.x:20 rounding:0", "A:20")]
    [InlineData(Budget, 0, 20, "base:10 A.x:20 rounding:0", "A:20")]
    [InlineData(Budget, 0, 8, "base:10 A.x:20 rounding:0 A.budget:-12", "A:8")]
    [InlineData(Budget, 0, 0, "base:10 A.x:20 rounding:0 A.budget:-20", "A:0")]
    [InlineData(PerPurchase + Budget, 0, 8, "base:10 A.x:20 rounding:0 A.cap:-5 A.budget:-7", "A:8")]
    [InlineData(PerPurchase + Budget, 0, 18, "base:10 A.x:20 rounding:0 A.cap:-5", "A:15")]
    public void Caps_come_first_then_the_budget(string more, long used, long left, string rows, string grants)
    {
        var campaign = Campaign('A', Double, more);
        var usage = new CapUsage(Plain.With([campaign]).CapKeysAt(SaturdayMorning)
            .ToDictionary(key => key, _ => used * 1_000_000));

        var result = Plain.Judge(Total(10_00), [campaign], usage, ('A', left));

        Assert.Equal((rows, grants), (result.Rows(), result.Grants()));
        Assert.Equal(
            more == PerDay ? result.Campaigns[0].Units * 1_000_000 : 0, result.CapUses.Sum(use => use.Value));
    }

    // The program's maximum cuts campaigns first, the newest of them before all: a budget pays only for what is given.
    [Theory]
    [InlineData(12, 1000, "base:10 A.x:20 B.x:10 rounding:0 cap:-28", "A:2 B:0")]
    [InlineData(12, 5, "base:10 A.x:20 B.x:10 rounding:0 A.budget:-15 cap:-13", "A:2 B:0")]
    [InlineData(20, 3, "base:10 A.x:20 B.x:10 rounding:0 A.budget:-17 cap:-3", "A:3 B:7")]
    [InlineData(8, 1000, "base:10 A.x:20 B.x:10 rounding:0 cap:-32", "A:0 B:0")]
    [InlineData(40, 1000, "base:10 A.x:20 B.x:10 rounding:0", "A:20 B:10")]
    public void The_program_has_a_maximum_then_campaigns_get_what_it_leaves(
        long maximum, long left, string rows, string grants)
    {
        var program = OfRules(OneForOne, $", \"maximumPerPurchase\": {maximum}");

        var result = program.Judge(
            Total(10_00),
            [Campaign('A', Double, Budget), Campaign('B', """{ "kind": "add", "units": 10 }""")],
            usage: null, ('A', left));

        Assert.Equal((rows, grants), (result.Rows(), result.Grants()));
    }

    [Theory]
    [InlineData("0.5", "A:0")] // 3.333 + 0.5 is less than 4
    [InlineData("0.7", "A:1")] // 3.333 + 0.7 is 4.033
    [InlineData("1.4", "A:1")] // 4.733
    public void Parts_of_units_add_up_then_the_campaign_has_given_the_units_that_it_made_full(
        string units, string grants)
    {
        var program = OfRules("""
            { "id": "base", "earn": { "kind": "spend", "per": 300, "units": 1, "step": "proportional" } }
            """);

        Assert.Equal(grants, program.Judge(
            Total(10_00), [Campaign('A', $$"""{ "kind": "add", "units": {{units}} }""")]).Grants());
    }

    [Fact]
    public void A_cap_of_a_campaigns_rule_then_its_counter_is_the_campaigns_own()
    {
        var program = OfRules("""
            { "id": "x", "earn": { "kind": "spend", "per": 100, "units": 1 }, "cap": { "units": 9, "per": "day" } }
            """);
        var campaign = Campaign('A', Double, rule: """, "cap": { "units": 13, "per": "day" } """);

        var result = program.Judge(Total(10_00), [campaign]);

        Assert.Equal("x:10 A.x:20 rounding:0 x.cap:-1 A.x.cap:-7", result.Rows());
        Assert.Equal(
            [("x/day", 9_000_000L), ($"{campaign.Name}/x/day", 13_000_000L)],
            result.CapUses.Select(use => (use.Key.CapId, use.Value)));
    }

    [Theory]
    [InlineData(0, 8)]
    [InlineData(5_00, 8)] // what remains wants 10
    [InlineData(7_00, 6)]
    [InlineData(10_00, 0)]
    public void Something_comes_back_then_what_remains_gets_no_more_than_the_purchase_was_given(long back, long units)
    {
        var program = Plain.With([Campaign('A', Double, Budget)]);

        var result = program.Earn(
            Total(10_00), Back(back), CapUsage.None, GivenFacts.None,
            new CountedBudgets(new Dictionary<Guid, long> { [program.Campaigns[0].Id] = 8 }));

        Assert.Equal(units, result.Campaigns.Sum(one => one.Units));
        Assert.Equal(result.Units, units + ((10_00 - back) / 100));
    }
}
