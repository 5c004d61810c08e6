using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>Worked examples that other makers of loyalty systems published: their numbers, out of our server.</summary>
[Collection(ServerCollection.Name)]
public sealed class PublishedCaseTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Square_spend_data_one_unit_per_full_ten_dollars_so_105_dollars_earn_10()
    {
        var (program, member) = await EnrolAsync(Definitions.SpendRule(per: 10_00, units: 1));

        Assert.Equal(10, await EarnAsync(member, Line(105_00)));
        Assert.Equal(10, await api.AvailableAsync(member, program));
    }

    [Theory]
    [InlineData(5_00, """{ "kind": "multiply", "by": 3 }""", 15)]
    [InlineData(5_00, """{ "kind": "add", "units": 3 }""", 8)]
    [InlineData(4_00, """{ "kind": "multiply", "by": 1.5 }""", 6)]
    public async Task Square_promotion_multiplies_or_adds_to_what_the_base_earns(
        long amount, string promotion, long expected)
    {
        var (program, member) = await EnrolAsync(
            Definitions.SpendRule(per: 1_00, units: 1),
            Definitions.Rule("promotion", JsonNode.Parse(promotion)!.AsObject()));

        Assert.Equal(expected, await EarnAsync(member, Line(amount)));
        Assert.Equal(expected, await api.AvailableAsync(member, program));
    }

    [Theory]
    [InlineData(2_50, 5)]
    [InlineData(3_00, 5)]
    public async Task NopCommerce_5235_five_units_per_full_two_dollars_fifty_and_none_for_the_rest(
        long amount, long expected)
    {
        var (_, member) = await EnrolAsync(Definitions.SpendRule(per: 2_50, units: 5));

        Assert.Equal(expected, await EarnAsync(member, Line(amount)));
    }

    [Theory]
    [InlineData(1, 19_99, 19)]
    [InlineData(3, 40_00, 120)]
    public async Task Sylius_loyalty_units_per_whole_currency_unit(long units, long amount, long expected)
    {
        var (_, member) = await EnrolAsync(Definitions.SpendRule(per: 1_00, units));

        Assert.Equal(expected, await EarnAsync(member, Line(amount)));
    }

    [Fact]
    public async Task Sylius_loyalty_a_fixed_hundred_an_item_gives_300_for_three()
    {
        var (_, member) = await EnrolAsync(
            Definitions.Rule("item", new JsonObject { ["kind"] = "item", ["units"] = 100 }));

        Assert.Equal(300, await EarnAsync(member, Bodies.Line("1", 40_00, quantity: 3)));
    }

    [Fact]
    public async Task Craft_pointz_two_returns_of_a_fifth_take_back_two_fifths_of_the_units()
    {
        var (program, member) = await EnrolAsync(Definitions.SpendRule(per: 1_00, units: 1));
        var purchase = await PurchaseAsync(member, Line(100_00));
        Assert.Equal(100, await api.AvailableAsync(member, program));

        Assert.Equal(-20, await ReturnAsync(purchase, 20_00));
        Assert.Equal(-20, await ReturnAsync(purchase, 20_00));

        Assert.Equal(60, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task Ten_returns_of_a_tenth_take_back_all_ten_units_although_each_step_rounds_down()
    {
        var (program, member) = await EnrolAsync(Definitions.SpendRule(per: 10_00, units: 1));
        var purchase = await PurchaseAsync(member, Line(100_00));
        Assert.Equal(10, await api.AvailableAsync(member, program));

        for (var left = 9; left >= 0; left--)
        {
            Assert.Equal(-1, await ReturnAsync(purchase, 10_00));
            Assert.Equal(left, await api.AvailableAsync(member, program));
        }

        var beyond = await api.PostAsync($"/v1/purchases/{Id(purchase)}/returns", Bodies.Return(1));
        Assert.InRange(beyond.Status, 400, 499);
        Assert.Equal(0, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task Returns_that_do_not_fall_on_a_step_leave_what_the_remaining_order_would_have_earned()
    {
        var (program, member) = await EnrolAsync(Definitions.SpendRule(per: 10_00, units: 1));
        var purchase = await PurchaseAsync(member, Line(105_00));

        // 105.00 earned 10. 102.00 and 100.00 still earn 10, 99.99 earns 9, 9.99 nothing.
        Assert.Equal(0, await ReturnAsync(purchase, 3_00));
        Assert.Equal(0, await ReturnAsync(purchase, 2_00));
        Assert.Equal(-1, await ReturnAsync(purchase, 1));
        Assert.Equal(-9, await ReturnAsync(purchase, 90_00));

        Assert.Equal(0, await api.AvailableAsync(member, program));
    }

    private static JsonObject Line(long amount) => Bodies.Line("1", amount);

    private static string Id(JsonNode purchase) => (string)purchase["id"]!;

    private async Task<(string Program, string Member)> EnrolAsync(params JsonObject[] rules)
    {
        var definition = Definitions.Points(rules).With("currency", "USD").With("timeZone", "America/New_York");
        var program = await api.CreateProgramAsync(definition);
        return (program, await api.CreateMemberAsync(program));
    }

    private async Task<JsonNode> PurchaseAsync(string member, JsonObject line)
    {
        var body = Bodies.Purchase(member, new JsonArray(line)).With("currency", "USD");
        return (await api.PostAsync("/v1/purchases", body)).Expect(201).Json;
    }

    /// <summary>Buys, checks that the explanation adds up, and gives the units.</summary>
    private async Task<long> EarnAsync(string member, JsonObject line)
    {
        var result = Assert.Single((await PurchaseAsync(member, line))["results"]!.AsArray())!;
        var units = (long)result["units"]!;
        Assert.Equal(units, result["explanation"]!.AsArray().Sum(row => (decimal)row!["exact"]!));
        return units;
    }

    private async Task<long> ReturnAsync(JsonNode purchase, long amount)
    {
        var answer = await api.PostAsync($"/v1/purchases/{Id(purchase)}/returns", Bodies.Return(amount));
        return (long)Assert.Single(answer.Expect(201).Json["results"]!.AsArray())!["units"]!;
    }
}
