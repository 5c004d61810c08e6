using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using Xunit.Abstractions;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>
/// One order from its quote to its last return, paid partly with units, with every balance on the way. The units are
/// worth 0.01 each, in hundreds, for at most a fifth of an order; the program gives one unit per whole 1.00 that is
/// paid with money.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class OrderLifeTests(SharedServer shared, ITestOutputHelper output)
{
    private const long OpeningUnits = 3_000;

    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task An_order_is_quoted_reserved_bought_captured_returned_in_pieces_and_reversed()
    {
        var (program, member, reward) = await api.OpenOrderAsync(OpeningUnits, "proportional");
        await SeeAsync("before", member, program, available: 3_000, reserved: 0);

        // A fifth of 100.00 is 20.00, which is 2,000 units.
        var quote = (await api.PostAsync("/v1/purchases/quote", Purchase(member))).Expect(200).Json;
        var offer = quote["rewards"]!.AsArray().Single(one => (string)one!["rewardId"]! == reward)!;
        Assert.Equal((2_000, 20_00), ((long)offer["mostUnits"]!, (long)offer["amount"]!));

        var redemption = (await api.PostAsync("/v1/redemptions", new
        {
            memberId = member, rewardId = reward, mode = "reserve", order = new { currency = "CNY", total = 100_00 },
        })).Expect(201).Json;
        Assert.Equal((2_000, 20_00), ((long)redemption["units"]!, (long)redemption["amount"]!));
        await SeeAsync("reserved", member, program, available: 1_000, reserved: 2_000);

        // 80.00 are paid with money and earn 80 units.
        var purchase = (await api.PostAsync("/v1/purchases", Paid(member, redemption))).Expect(201).Json;
        Assert.Equal(80, (long)purchase["results"]![0]!["units"]!);
        await SeeAsync("bought", member, program, available: 1_080, reserved: 2_000);

        var captured = (await api.GoOnAsync(redemption, "capture")).Expect(200).Json;
        Assert.Equal((string)purchase["id"]!, (string)captured["purchaseId"]!);
        await SeeAsync("captured", member, program, available: 1_080, reserved: 0);

        // The line of 40.00: a fifth of it were 800 units; of the 80 units earned, 48 are left.
        await ReturnAsync(purchase, 40_00, units: 800, money: 32_00);
        await SeeAsync("returned 40.00", member, program, available: 1_848, reserved: 0);
        // 15.00 more: 300 units come back; 36.00 of money remain, and 36 units.
        await ReturnAsync(purchase, 15_00, units: 300, money: 12_00);
        await SeeAsync("returned 15.00", member, program, available: 2_136, reserved: 0);

        (await api.GoOnAsync(redemption, "reverse")).Expect(200);
        await SeeAsync("reversed", member, program, available: 3_036, reserved: 0);
        Assert.Equal("reversed", await api.StatusAsync(redemption));
        // Nothing is left of the units for the last return to give back.
        await ReturnAsync(purchase, 45_00, units: 0, money: 36_00);
        await SeeAsync("returned all", member, program, available: OpeningUnits, reserved: 0);
        await api.VerifyAsync(member);
    }

    [Theory]
    [InlineData("proportional", 600, 24_00)]
    [InlineData("unitsFirst", 2_000, 10_00)]
    [InlineData("moneyFirst", 0, 30_00)]
    public async Task The_program_says_what_comes_back_first(string paidPart, long units, long money)
    {
        var (program, member, reward) = await api.OpenOrderAsync(OpeningUnits, paidPart);
        var redemption = (await api.PostAsync("/v1/redemptions", new
        {
            memberId = member, rewardId = reward, order = new { currency = "CNY", total = 100_00 },
        })).Expect(201).Json;
        var purchase = (await api.PostAsync("/v1/purchases", Paid(member, redemption))).Expect(201).Json;

        await ReturnAsync(purchase, 30_00, units, money);
        Assert.Equal(0, await EarnedAsync(member, program, paidPart, money, units));
        await ReturnAsync(purchase, 70_00, 2_000 - units, 80_00 - money);

        Assert.Equal(OpeningUnits, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task A_redemption_cannot_pay_then_the_purchase_is_refused_and_earns_nothing()
    {
        var (program, member, reward) = await api.OpenOrderAsync(OpeningUnits, "proportional");
        var other = await api.CreateMemberAsync(program);
        var redemption = (await ReserveAsync(member, reward)).Expect(201).Json;

        (await api.PostAsync("/v1/purchases", Paid(other, redemption))).ExpectProblem(404, "redemption_not_found");
        (await api.PostAsync("/v1/purchases", Paid(member, redemption).With("paidWithUnits", 20_01)))
            .ExpectProblem(422, "payment_mismatch");
        (await api.PostAsync("/v1/purchases", Paid(member, redemption).Without("paidWithUnits")))
            .ExpectProblem(422, "totals_mismatch");
        (await api.PostAsync("/v1/purchases", Paid(member, redemption))).Expect(201);
        (await api.PostAsync("/v1/purchases", Paid(member, redemption))).ExpectProblem(409, "redemption_used");
        var latte = await api.CreateRewardAsync(SpendingSteps.FreeItem(program, 10));
        var item = (await api.TakeAsync(member, latte)).Expect(201).Json;
        (await api.PostAsync("/v1/purchases", Paid(member, item).With("paidWithUnits", 1)))
            .ExpectProblem(422, "payment_mismatch");
        var voided = (await ReserveAsync(member, reward, units: 100)).Expect(201).Json;
        (await api.GoOnAsync(voided, "void")).Expect(200);
        (await api.PostAsync("/v1/purchases", Paid(member, voided).With("paidWithUnits", 1_00)))
            .ExpectProblem(409, "redemption_voided");
    }

    /// <summary>Units are paid with in hundreds, for at most a fifth of the order, and coffee only.</summary>
    [Theory]
    [InlineData(null, 1_500L, "", 1_500)]
    [InlineData(null, 1_550L, "not_divisible", 0)]
    [InlineData(null, 2_100L, "units_out_of_range", 0)]
    [InlineData("coffee", null, "", 2_000)]
    [InlineData("tea", null, "nothing_to_pay", 0)]
    public async Task What_can_be_paid_depends_on_the_order(string? category, long? units, string refusal, long taken)
    {
        var (_, member, reward) = await api.OpenOrderAsync(
            OpeningUnits, "proportional", category is null ? null : "coffee");
        var line = new { id = "1", quantity = 1, amount = 100_00, category = category ?? "coffee" };
        var answer = await api.PostAsync("/v1/redemptions", new
        {
            memberId = member, rewardId = reward, units,
            order = new { currency = "CNY", total = 100_00, lines = new[] { line } },
        });
        if (refusal.Length > 0) answer.ExpectProblem(422, refusal);
        else Assert.Equal(taken, (long)answer.Expect(201).Json["units"]!);
    }

    // What the order that remains has earned, beside what was there and what was spent: 1 for each whole 1.00 of money.
    private async Task<long> EarnedAsync(string member, string program, string paidPart, long money, long units)
    {
        output.WriteLine($"{paidPart}: {money} and {units} units came back");
        return await api.AvailableAsync(member, program) - (OpeningUnits - 2_000 + units) - ((80_00 - money) / 100);
    }

    private Task<Answer> ReserveAsync(string member, string reward, long? units = null) =>
        api.PostAsync("/v1/redemptions", new
        {
            memberId = member, rewardId = reward, units, mode = "reserve",
            order = new { currency = "CNY", total = 100_00 },
        });

    private async Task ReturnAsync(JsonNode purchase, long amount, long units, long money)
    {
        var returned = await api.PostAsync($"/v1/purchases/{purchase["id"]}/returns", Bodies.Return(amount));
        var refund = returned.Expect(201).Json["refund"]!;
        Assert.Equal((units, money), ((long)refund["units"]!, (long)refund["money"]!));
        Assert.Equal(amount, (long)refund["unitsAmount"]! + (long)refund["money"]!);
    }

    private async Task SeeAsync(string when, string member, string program, long available, long reserved)
    {
        var row = await api.BalanceAsync(member, program);
        output.WriteLine($"{when,-16} {row["available"],6} available {row["reserved"],6} reserved");
        Assert.Equal((available, reserved), ((long)row["available"]!, (long)row["reserved"]!));
    }

    private static JsonObject Purchase(string member) => Bodies.Purchase(
        member, new JsonArray(Bodies.Line("1", 60_00), Bodies.Line("2", 40_00)));

    private static JsonObject Paid(string member, JsonNode redemption) => Purchase(member)
        .With("paidWithUnits", 20_00).With("redemptionId", (string)redemption["id"]!);
}
