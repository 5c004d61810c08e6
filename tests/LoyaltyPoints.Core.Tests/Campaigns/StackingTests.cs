using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Tests.Rules;
using static LoyaltyPoints.Core.Tests.Campaigns.Desk;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Campaigns;

/// <summary>Which campaigns count beside each other, on a purchase of 10.00 that earns 10 by the program.</summary>
public sealed class StackingTests
{
    private const string Add5 = """{ "kind": "add", "units": 5 }""";
    private const string Add7 = """{ "kind": "add", "units": 7 }""";
    private const string Twice = """{ "kind": "multiply", "by": 2 }""";
    private const string Best = """, "stacking": "best" """;
    private const string Exclusive = """, "stacking": "exclusive" """;

    public static TheoryData<string, (string Earn, string More)[], string, string> Cases { get; } = new()
    {
        { "none", [], "base:10 rounding:0", "" },
        { "one adds", [(Add5, "")], "base:10 A.x:5 rounding:0", "A:5" },
        { "one multiplies what the program gives", [(Twice, "")], "base:10 A.x:10 rounding:0", "A:10" },
        { "both count", [(Add5, ""), (Add7, "")], "base:10 A.x:5 B.x:7 rounding:0", "A:5 B:7" },
        {
            "a multiplier multiplies what another campaign gives",
            [(Twice, ""), ("""{ "kind": "fixed", "units": 4 }""", "")], "base:10 B.x:4 A.x:14 rounding:0", "A:14 B:4"
        },
        { "the best of two", [(Add5, Best), (Add7, Best)], "base:10 B.x:7 rounding:0", "B:7" },
        { "of equals the oldest", [(Add5, Best), (Add5, Best)], "base:10 A.x:5 rounding:0", "A:5" },
        {
            "the best beside one that adds", [(Add5, ""), (Add7, Best), (Twice, Best)],
            "base:10 C.x:10 A.x:5 rounding:0", "A:5 C:10"
        },
        { "an exclusive one shuts out what gives more", [(Add5, Exclusive), (Twice, "")],
            "base:10 A.x:5 rounding:0", "A:5" },
        { "the best of exclusive ones", [(Add5, Exclusive), (Add7, Exclusive), (Twice, Best)],
            "base:10 B.x:7 rounding:0", "B:7" },
        {
            "an exclusive one that is for others shuts out nobody",
            [(Add7, Exclusive + """, "audience": { "order.channel": ["web"] } """), (Add5, "")],
            "base:10 B.x:5 rounding:0", "B:5"
        },
        {
            "an exclusive one whose budget is spent shuts out all the same",
            [(Add7, Exclusive + """, "budget": { "units": 100 } """), (Add5, "")],
            "base:10 A.x:7 rounding:0 A.budget:-7", "A:0"
        },
        {
            "one whose budget is spent is not the best",
            [(Add7, Best + """, "budget": { "units": 100 } """), (Add5, Best)], "base:10 B.x:5 rounding:0", "B:5"
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Several_apply_then_those_count_that_may(
        string why, (string Earn, string More)[] campaigns, string rows, string grants)
    {
        var result = Plain.Judge(Total(10_00), campaigns.Select((one, at) =>
            Campaign((char)('A' + at), one.Earn, one.More)));

        Assert.Equal((why, rows, grants), (why, result.Rows(), result.Grants()));
    }

    [Fact]
    public void An_exclusive_one_has_no_rule_that_applies_then_it_shuts_out_nobody()
    {
        var tea = Campaign('A', Add7, Exclusive, """, "when": { "line.category": ["tea"] } """);

        Assert.Equal("base:10 B.x:5 rounding:0", Plain.Judge(
            Order(Line("1", 10_00, "coffee")), [tea, Campaign('B', Add5)]).Rows());
    }

    [Theory]
    [InlineData(10_00, "base:10 A.x:5 rounding:0")]
    [InlineData(9_99, "base:9 rounding:0")]
    public void An_audience_is_asked_of_the_order_then_only_those_orders_get_it(long total, string rows) =>
        Assert.Equal(rows, Plain.Judge(
            Total(total), [Campaign('A', Add5, """, "audience": { "order.total": { "gte": 1000 } } """)]).Rows());

    [Fact]
    public void An_audience_and_a_rule_of_lines_then_both_must_hold()
    {
        var coffee = Campaign(
            'A', Twice, """, "audience": { "order.channel": ["pos"] } """,
            """, "when": { "line.category": ["coffee"] } """);
        var order = Order(Line("1", 6_00, "coffee"), Line("2", 4_00, "food"));

        Assert.Equal("base:10 A.x:6 rounding:0", Plain.Judge(order, [coffee]).Rows());
        Assert.Equal("base:10 rounding:0", Plain.Judge(order with { Channel = "web" }, [coffee]).Rows());
    }

    [Theory]
    [InlineData("best", "base:10 A.x:5 rounding:0")]
    [InlineData("first", "less:2 A.x:5 rounding:0")]
    public void A_program_chooses_among_its_rules_then_a_campaigns_base_rule_comes_on_top(string combine, string rows)
    {
        var program = OfRules("""
            { "id": "less", "when": { "order.channel": ["pos"] }, "earn": { "kind": "fixed", "units": 2 } },
            """ + OneForOne, $""", "combine": "{combine}" """);

        Assert.Equal(rows, program.Judge(
            Total(10_00), [Campaign('A', """{ "kind": "visit", "units": 5 }""", program: program)]).Rows());
    }

    [Fact]
    public void The_programs_multiplier_is_greater_then_the_campaign_applies_and_gives_nothing()
    {
        var program = OfRules(OneForOne + """, { "id": "x", "earn": { "kind": "multiply", "by": 3 } }""");

        var result = program.Judge(Total(10_00), [Campaign('A', Twice)]);

        Assert.Equal(("base:10 x:20 rounding:0", "A:0"), (result.Rows(), result.Grants()));
    }

    [Fact]
    public void A_rule_does_not_apply_then_why_not_names_its_campaign()
    {
        var tea = Campaign('A', Add5, rule: """, "when": { "line.category": ["tea"] } """);

        var reason = Assert.Single(Plain.With([tea]).WhyNot(
            Order(Line("1", 10_00, "coffee")), LoyaltyPoints.Core.Purchases.Returned.Nothing, CapUsage.None,
            GivenFacts.None));

        Assert.Equal(("x", (Guid?)tea.Id, NotAppliedReason.Condition),
            (reason.RuleId, reason.CampaignId, reason.Reason));
        Assert.Equal("/rules/0/when/line.category", Assert.Single(reason.Conditions).At);
    }
}
