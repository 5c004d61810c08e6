using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class ReturnTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_line_that_comes_back_takes_its_own_units_and_no_others()
    {
        var (program, member, purchase) = await BuyAsync();

        // 60.00 of coffee earned 6 + 12, 70.00 of cake 7.
        Assert.Equal(-18, await ReturnAsync(purchase, Line("1", 2)));
        Assert.Equal(7, await api.AvailableAsync(member, program));
        Assert.Equal(-7, await ReturnAsync(purchase, Line("2", 1)));
        Assert.Equal(0, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task Part_of_a_line_takes_back_its_part()
    {
        var (program, member, purchase) = await BuyAsync();

        Assert.Equal(-9, await ReturnAsync(purchase, Line("1", 1)));
        Assert.Equal(-9, await ReturnAsync(purchase, Line("1", 1)));

        Assert.Equal(7, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task A_return_of_units_that_are_spent_leaves_a_debt_that_new_units_pay()
    {
        var (program, member, purchase) = await BuyAsync();
        (await api.RedeemAsync(member, program, 20)).Expect(201);

        Assert.Equal(-18, await ReturnAsync(purchase, Line("1", 2)));
        Assert.Equal(-13, await api.AvailableAsync(member, program));

        await api.PostPurchaseAsync(member, 50_00);
        Assert.Equal(2, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    /// <summary>Two coffees for 60.00, three times the units, and a cake for 70.00: 25 units.</summary>
    private async Task<(string Program, string Member, string Purchase)> BuyAsync()
    {
        var triple = Definitions.Rule(
            "coffee",
            new JsonObject { ["kind"] = "multiply", ["by"] = 3 },
            new JsonObject { ["line.category"] = new JsonArray("coffee") });
        var program = await api.CreateProgramAsync(Definitions.Points(Definitions.SpendRule(10_00, 1), triple));
        var member = await api.CreateMemberAsync(program);
        var lines = new JsonArray(
            Bodies.Line("1", 60_00, quantity: 2), Bodies.Line("2", 70_00, sku: "CAKE", category: "food"));
        var bought = (await api.PostAsync("/v1/purchases", Bodies.Purchase(member, lines))).Expect(201);
        Assert.Equal(25, await api.AvailableAsync(member, program));
        return (program, member, (string)bought.Json["id"]!);
    }

    private static JsonObject Line(string id, long quantity) => new() { ["lineId"] = id, ["quantity"] = quantity };

    private async Task<long> ReturnAsync(string purchase, JsonObject line)
    {
        var body = Bodies.Return(0).Without("amount").With("lines", new JsonArray(line));
        var made = (await api.PostAsync($"/v1/purchases/{purchase}/returns", body)).Expect(201).Json;
        return (long)made["results"]!.AsArray().Single()!["units"]!;
    }
}
