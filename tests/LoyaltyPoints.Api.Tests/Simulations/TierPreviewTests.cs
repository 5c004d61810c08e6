using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Simulations;

[Collection(ServerCollection.Name)]
public sealed class TierPreviewTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_draft_asks_less_of_silver_then_who_would_rise_is_listed_and_counted()
    {
        var program = await api.CreateProgramAsync(Shops.Tiered());
        var (low, middle, high) = (await JoinAsync(program, 100_00), await JoinAsync(program, 700_00),
            await JoinAsync(program, 2000_00));
        await api.ReviseAsync(program, Shops.Tiered(silver: 600_00));
        await api.ReviseAsync(program, Shops.Tiered(silver: 3000_00));
        var rows = await shared.Server.Database.RowCountsAsync();

        var less = Lines.Of(await api.GetAsync($"/v1/programs/{program}/versions/2/preview"));
        var more = Lines.Of(await api.GetAsync($"/v1/programs/{program}/versions/3/preview"));
        var same = Lines.Of(await api.GetAsync($"/v1/programs/{program}/versions/1/preview"));

        Assert.Equal(rows, await shared.Server.Database.RowCountsAsync());
        var rise = Assert.Single(less, line => line["move"] is not null)["move"]!;
        Assert.Equal((middle, "none", "silver"),
            ((string)rise["memberId"]!, (string)rise["from"]!, (string)rise["to"]!));
        Assert.Null(rise["heldUntil"]);
        Assert.Equal("none -> silver: 1", Lines.Moves(less[^1]["result"]!["moves"]!));
        Assert.Equal(3, (int)less[^1]["result"]!["members"]!);
        var fall = Assert.Single(more, line => line["move"] is not null)["move"]!;
        Assert.Equal((high, "silver", "none"),
            ((string)fall["memberId"]!, (string)fall["from"]!, (string)fall["to"]!));
        Assert.NotNull(fall["heldUntil"]);
        Assert.DoesNotContain(same, line => line["move"] is not null);
        Assert.DoesNotContain(less, line => line.ToJsonString().Contains(low));
    }

    [Fact]
    public async Task A_version_has_no_tiers_or_is_not_there_then_it_is_refused()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));

        (await api.GetAsync($"/v1/programs/{program}/versions/1/preview")).ExpectProblem(422, "unprocessable");
        (await api.GetAsync($"/v1/programs/{program}/versions/2/preview")).ExpectProblem(404, "program_not_found");
        using var till = api.With(await api.CreateKeyAsync("pos"));
        (await till.GetAsync($"/v1/programs/{program}/versions/1/preview")).ExpectProblem(403, "forbidden");
    }

    // Buys so much a moment ago, so that the totals of now have it.
    private async Task<string> JoinAsync(string program, long amount)
    {
        var member = await api.CreateMemberAsync(program);
        var now = TimeProvider.System.GetUtcNow();
        var body = Bodies.Purchase(member, amount).With("occurredAt", $"{now.AddMinutes(-1):O}");
        (await api.PostAsync("/v1/purchases", body)).Expect(201);
        return member;
    }
}
