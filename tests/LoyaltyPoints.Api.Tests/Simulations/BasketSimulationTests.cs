using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Simulations;

[Collection(ServerCollection.Name)]
public sealed class BasketSimulationTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_draft_gives_double_then_a_real_member_is_told_so_and_nothing_is_written()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.ReviseAsync(program, Definitions.Spend(per: 1000, units: 2));
        var purchase = Bodies.Purchase(member, 130_00);
        var rows = await shared.Server.Database.RowCountsAsync();

        var answer = await SimulateAsync(program, 2, purchase.Without("member"), new { id = member }, Cent());

        Assert.Equal((26, 2, 13), ((long)answer["units"]!, (int)answer["version"]!, (long)answer["cost"]!));
        Assert.Equal("base", (string)answer["explanation"]![0]!["ruleId"]!);
        Assert.Equal(rows, await shared.Server.Database.RowCountsAsync());
        Assert.Equal(0, await api.AvailableAsync(member, program));
        // Also where the purchase itself says whose it is; and the version in effect says something else.
        var named = Bodies.Purchase(member, 130_00);
        Assert.Equal(13, (long)(await SimulateAsync(program, 1, named))["units"]!);
    }

    [Fact]
    public async Task A_member_is_imagined_then_tier_plan_and_what_was_spent_count()
    {
        var program = await api.CreateProgramAsync(Shops.Tiered());

        var silver = await SimulateAsync(program, 1, Anonymous(100_00), new { tier = "silver" });
        var crossing = await SimulateAsync(program, 1, Anonymous(100_00), new { spent = 950_00 });
        var nobody = await SimulateAsync(program, 1, Anonymous(100_00));

        Assert.Equal((150, "silver", "silver"), Of(silver));
        Assert.Equal((100, "none", "silver"), Of(crossing));
        Assert.Equal((100, "none", "none"), Of(nobody));
        Assert.Equal(5_00, (long)silver["discounts"]![0]!["amount"]!);
    }

    [Fact]
    public async Task A_rule_does_not_apply_then_it_is_said_why()
    {
        var tea = Definitions.Rule("tea", new JsonObject { ["kind"] = "visit", ["units"] = 5 },
            new JsonObject { ["line.category"] = new JsonArray("tea") });
        var program = await api.CreateProgramAsync(Definitions.Points(Definitions.SpendRule(1000, 1), tea));

        var answer = await SimulateAsync(program, 1, Anonymous(100_00));

        Assert.Equal(("tea", "condition"),
            ((string)answer["notApplied"]![0]!["ruleId"]!, (string)answer["notApplied"]![0]!["reason"]!));
    }

    [Fact]
    public async Task A_purchase_lies_in_the_future_then_it_is_judged_as_of_then()
    {
        var later = Definitions.SpendRule(per: 1000, units: 3);
        later["effective"] = new JsonObject { ["from"] = "2090-01-01" };
        var program = await api.CreateProgramAsync(Definitions.Points(later));

        var answer = await SimulateAsync(
            program, 1, Anonymous(100_00).With("occurredAt", "2090-06-01T10:00:00+08:00"));

        Assert.Equal(30, (long)answer["units"]!);
    }

    [Fact]
    public async Task Something_is_wrong_then_it_is_said_what_and_where()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var stranger = await api.CreateMemberAsync();
        var purchase = Anonymous(10_00);
        var wrong = Anonymous(10_00).With("total", 11_00);
        var nobody = "mem_01a200355d22700080ef09fc4a58e0f0";
        (object Body, int Status, string Code, string? Pointer)[] cases =
        [
            (new { version = 9, purchase }, 404, "program_not_found", null),
            (new { version = 1, purchase, member = new { id = nobody } }, 404, "member_not_found", "/member"),
            (new { version = 1, purchase, member = new { id = stranger } }, 422, "not_enrolled", null),
            (new { version = 1, purchase = wrong }, 422, "totals_mismatch", "/purchase/total"),
            (new { version = 1, purchase, member = new { tier = "gold" } }, 400, "invalid_request", "/member/tier"),
            (new { version = 1, purchase, member = new { id = member, spent = 1 } }, 400, "invalid_request", "/member"),
            (new { version = 1, purchase = Bodies.Purchase(member, 1), member = new { id = member } },
                400, "invalid_request", ""),
            (new { version = 1, purchase, from = "2020-01-01T00:00:00Z" }, 400, "invalid_request", ""),
            (new { version = 1, purchase = Anonymous(100_000_000_000_000), unitValue = new { amount = 1_000_000_000 } },
                422, "amount_overflow", null),
            (new { version = 1 }, 400, "invalid_request", ""),
            (new { version = 1, purchase, other = 1 }, 400, "invalid_request", "/other"),
        ];

        foreach (var (body, status, code, pointer) in cases)
        {
            var answer = (await api.PostAsync($"/v1/programs/{program}/simulations", body)).ExpectProblem(status, code);
            Assert.Null(ProblemCheck.Complaint(answer, [status], pointer));
        }

        (await api.PostAsync($"/v1/programs/{nobody}/simulations", new { version = 1, purchase }))
            .ExpectProblem(404, "program_not_found");
        using var till = api.With(await api.CreateKeyAsync("pos", "checkout"));
        (await till.PostAsync($"/v1/programs/{program}/simulations", new { version = 1, purchase }))
            .ExpectProblem(403, "forbidden");
    }

    private static (long, string, string) Of(JsonNode answer) =>
        ((long)answer["units"]!, (string)answer["tier"]!["before"]!, (string)answer["tier"]!["after"]!);

    private static JsonObject Anonymous(long amount) => Bodies.Purchase("", amount).Without("member");

    private static object Cent() => new { amount = 1, units = 2 };

    private async Task<JsonNode> SimulateAsync(
        string program, int version, JsonObject purchase, object? member = null, object? unitValue = null) =>
        (await api.PostAsync($"/v1/programs/{program}/simulations", new { version, purchase, member, unitValue }))
        .Expect(200).Json;
}
