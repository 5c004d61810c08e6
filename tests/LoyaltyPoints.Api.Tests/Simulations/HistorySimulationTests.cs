using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Simulations;

public sealed class HistorySimulationTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task A_draft_is_simulated_and_another_shop_has_lived_by_it_then_every_number_is_the_same()
    {
        var (program, shop) = await OpenAsync(tenants.Ours, Shops.Tiered());
        var (theirs, _) = await OpenAsync(tenants.Theirs, Shops.Tiered(units: 2, silver: 600_00));
        await tenants.Ours.ReviseAsync(program, Shops.Tiered(units: 2, silver: 600_00));
        var rows = await tenants.Server.Database.RowCountsAsync();

        var same = await tenants.Ours.SimulateAsync(program, 1);
        var draft = await tenants.Ours.SimulateAsync(program, 2, value: new { amount = 3, units = 10 });
        var real = await tenants.Theirs.SimulateAsync(theirs, 1);

        Assert.Equal(rows, await tenants.Server.Database.RowCountsAsync());
        Assert.Equal(same.Units("real"), same.Units("simulated"));
        Assert.Equal((0, 0), ((long)same["difference"]!["net"]!, (long)same["membersDiffering"]!));
        Assert.Equal("", Lines.Moves(same["tierMoves"]!));
        Assert.Equal(real.Units("real"), real.Units("simulated"));
        Assert.Equal(same.Units("real"), draft.Units("real"));
        Assert.Equal(real.Units("real"), draft.Units("simulated"));
        Assert.Equal((shop.MemberIds.Count, 0), ((int)draft["membersDiffering"]!, (int)draft["refused"]!));
        Assert.NotEqual(0, (long)draft["returns"]!);
        Assert.Equal((long)real["returns"]!, (long)draft["returns"]!);
        var (before, after) = ((long)same["real"]!["net"]!, (long)real["real"]!["net"]!);
        Assert.Equal(after - before, (long)draft["difference"]!["net"]!);
        Assert.Equal((long)Math.Round(after * 0.3m, MidpointRounding.AwayFromZero), (long)draft["simulated"]!["cost"]!);
        var moves = await MovesAsync(shop, program, theirs);
        Assert.NotEqual("", moves);
        Assert.Equal(moves, Lines.Moves(draft["tierMoves"]!));
    }

    [Fact]
    public async Task A_period_is_simulated_then_only_what_occurred_in_it_counts()
    {
        var api = tenants.Ours;
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));
        var member = await api.CreateMemberAsync(program);
        await BuyAsync(member, 100_00, "2025-01-31T23:59:59+08:00");
        var inside = await BuyAsync(member, 50_00, "2025-02-01T00:00:00+08:00");
        await BuyAsync(member, 30_00, "2025-03-01T00:00:00+08:00");
        await ReturnAsync(inside, 10_00, "2025-02-20T00:00:00+08:00");
        await ReturnAsync(inside, 5_00, "2025-03-02T00:00:00+08:00");
        await api.ReviseAsync(program, Definitions.Spend(per: 1_00, units: 3));

        var february = await api.SimulateAsync(
            program, 2, ("2025-02-01T00:00:00+08:00", "2025-03-01T00:00:00+08:00"));
        var nothing = await api.SimulateAsync(program, 2, ("2008-01-01T00:00:00Z", "2008-02-01T00:00:00Z"));

        Assert.Equal(("50 - 10 + 0 = 40", "150 - 30 + 0 = 120"),
            (february.Units("real"), february.Units("simulated")));
        Assert.Equal((1, 1, 1), ((int)february["members"]!, (int)february["purchases"]!, (int)february["returns"]!));
        Assert.Null(february["tierMoves"]);
        // Nobody was a member yet.
        Assert.Equal((0, 0), ((int)nothing["members"]!, (int)nothing["purchases"]!));
    }

    [Fact]
    public async Task Tiers_were_reached_later_than_the_period_then_those_of_its_end_are_compared()
    {
        var api = tenants.Ours;
        var program = await api.CreateProgramAsync(Shops.Tiered());
        var member = await api.CreateMemberAsync(program);
        await BuyAsync(member, 700_00, "2025-03-01T10:00:00+08:00");
        await BuyAsync(member, 700_00, "2025-05-01T10:00:00+08:00");
        await BuyAsync(member, 100_00, "2025-07-01T10:00:00+08:00");
        await api.ReviseAsync(program, Shops.Tiered(silver: 600_00));

        string[] ends = ["2025-02-01T00:00:00Z", "2025-04-01T00:00:00Z", "2025-06-01T00:00:00Z", Lines.AllTime.To];
        var moves = new List<string>();
        foreach (var end in ends)
        {
            var draft = await api.SimulateAsync(program, 2, (Lines.AllTime.From, end));
            moves.Add(Lines.Moves(draft["tierMoves"]!));
            var same = await api.SimulateAsync(program, 1, (Lines.AllTime.From, end));
            Assert.Equal("", Lines.Moves(same["tierMoves"]!));
        }

        Assert.Equal(["", "none -> silver: 1", "", ""], moves);
    }

    [Fact]
    public async Task A_version_asks_about_another_program_then_it_is_told_how_its_members_stand_there_now()
    {
        var api = tenants.Ours;
        var club = await api.CreateProgramAsync(Shops.Tiered());
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));
        var (high, low) = (await api.CreateMemberAsync(club, program), await api.CreateMemberAsync(club, program));
        await BuyAsync(high, 1500_00, "2025-03-01T10:00:00+08:00");
        await BuyAsync(low, 500_00, "2025-03-01T10:00:00+08:00");
        await api.ReviseAsync(program, Definitions.Points(Definitions.Rule(
            "club", new JsonObject { ["kind"] = "visit", ["units"] = 5 },
            new JsonObject { [$"standing.{club}.tier"] = new JsonArray("silver") })));

        var draft = await api.SimulateAsync(program, 2);

        // One who was not there yet at the purchase, and is now.
        Assert.Equal(("2000", "5"), Net(draft));
    }

    [Fact]
    public async Task Versions_of_a_program_followed_one_another_then_reality_is_what_each_gave()
    {
        var api = tenants.Ours;
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));
        var member = await api.CreateMemberAsync(program);
        await BuyAsync(member, 100_00, "2025-01-31T10:00:00+08:00");
        await api.ReviseAsync(program, Definitions.Spend(per: 1_00, units: 2));
        (await api.PostAsync($"/v1/programs/{program}/publish",
            new { version = 2, effectiveAt = "2025-02-01T00:00:00Z" })).Expect(200);
        await BuyAsync(member, 100_00, "2025-02-10T10:00:00+08:00");

        Assert.Equal(("300", "200"), Net(await api.SimulateAsync(program, 1)));
        Assert.Equal(("300", "400"), Net(await api.SimulateAsync(program, 2)));
    }

    [Fact]
    public async Task A_period_is_no_period_or_a_member_is_named_then_it_is_refused()
    {
        var program = await tenants.Ours.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));
        var (from, to) = ("2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z");
        object[] bodies =
        [
            new { version = 1, from = to, to = from }, new { version = 1, from, to = from }, new { version = 1, from },
            new { version = 1, from, to, member = new { spent = 1 } },
            new { version = 1, from, to, unitValue = new { amount = -1 } },
        ];

        foreach (var body in bodies)
            (await SimulateAsync(tenants.Ours, program, body)).ExpectProblem(400, "invalid_request");

        (await SimulateAsync(tenants.Ours, program, new { version = 2, from, to }))
            .ExpectProblem(404, "program_not_found");
        (await SimulateAsync(tenants.Theirs, program, new { version = 1, from, to }))
            .ExpectProblem(404, "program_not_found");
    }

    private static Task<Answer> SimulateAsync(ApiClient api, string program, object body) =>
        api.PostAsync($"/v1/programs/{program}/simulations", body);

    private static (string Real, string Simulated) Net(JsonNode result) =>
        ($"{result["real"]!["net"]}", $"{result["simulated"]!["net"]}");

    private static async Task<(string Program, Shops Shop)> OpenAsync(ApiClient api, JsonObject definition)
    {
        var program = await api.CreateProgramAsync(definition);
        var shop = new Shops(api, program);
        await shop.SendAsync();
        return (program, shop);
    }

    // The tiers that the service itself tells of at the period's end, here and in the other shop, whose members were
    // made in the same order.
    private async Task<string> MovesAsync(Shops shop, string program, string theirs)
    {
        var ours = await TiersAsync(tenants.Ours, shop.MemberIds, program);
        var others = (await tenants.Theirs.AllAsync("/v1/members")).Select(member => (string)member["id"]!).ToList();
        var moves = ours.Zip(await TiersAsync(tenants.Theirs, others, theirs)).Where(move => move.First != move.Second)
            .GroupBy(move => move).OrderBy(moves => moves.Key.First, StringComparer.Ordinal)
            .ThenBy(moves => moves.Key.Second, StringComparer.Ordinal);
        return string.Join(", ", moves.Select(move => $"{move.Key.First} -> {move.Key.Second}: {move.Count()}"));
    }

    private static async Task<List<string>> TiersAsync(ApiClient api, IReadOnlyList<string> members, string program)
    {
        var tiers = new List<string>();
        foreach (var member in members)
        {
            var path = $"/v1/members/{member}/standing?asOf={Uri.EscapeDataString(Lines.AllTime.To)}";
            var standing = (await api.GetAsync(path)).Expect(200).Json["data"]!.AsArray()
                .Single(row => (string)row!["programId"]! == program)!;
            tiers.Add((string)standing["tier"]!["id"]!);
        }

        return tiers;
    }

    private async Task<string> BuyAsync(string member, long amount, string at) => (string)(await tenants.Ours.PostAsync(
        "/v1/purchases", Bodies.Purchase(member, amount).With("occurredAt", at))).Expect(201).Json["id"]!;

    private async Task ReturnAsync(string purchase, long amount, string at) => (await tenants.Ours.PostAsync(
        $"/v1/purchases/{purchase}/returns", Bodies.Return(amount).With("occurredAt", at))).Expect(201);
}
