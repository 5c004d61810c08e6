using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Spending.SpendingSteps;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>Hundreds at once, over one server or several: the exact number succeed.</summary>
public abstract class SpendingRaceTests(RaceServers servers)
{
    [Fact]
    public async Task Three_hundred_ask_for_the_last_hundred_then_a_hundred_get_one()
    {
        var api = servers.Api();
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var members = await MembersAsync(program, 20, 1_000);
        var definition = FreeItem(program, 10);
        definition["stock"] = 100;
        var reward = await api.CreateRewardAsync(definition);

        var answers = await Race.RunAsync(300, i => servers.Api(i).TakeAsync(
            members[i % members.Count], reward, i % 3 == 0 ? "reserve" : "capture"));

        Assert.Equal(100, answers.Count(answer => answer.Status == 201));
        foreach (var refused in answers.Where(answer => answer.Status != 201))
            refused.ExpectProblem(409, "sold_out");
        var stock = await api.StockAsync(reward);
        Assert.Equal((100, 0), ((long)stock["captured"]! + (long)stock["reserved"]!, (long)stock["left"]!));
        Assert.Equal(20 * 1_000 - 100 * 10, await SumAsync(program, members));
    }

    [Fact]
    public async Task Captures_and_voids_race_then_each_reservation_has_one_end()
    {
        var api = servers.Api();
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var members = await MembersAsync(program, 10, 100);
        var definition = FreeItem(program, 10);
        definition["stock"] = 50;
        var reward = await api.CreateRewardAsync(definition);
        var reserved = (await Race.RunAsync(50, i => servers.Api(i).TakeAsync(
            members[i % members.Count], reward, "reserve"))).Select(answer => answer.Expect(201).Json).ToList();

        var answers = await Race.RunAsync(200, async i =>
            (Redemption: i / 4, Step: i % 2 == 0 ? "capture" : "void",
                Answer: await servers.Api(i / 2).GoOnAsync(reserved[i / 4], i % 2 == 0 ? "capture" : "void")));

        foreach (var ends in answers.GroupBy(one => one.Redemption))
        {
            var won = ends.Where(one => one.Answer.Status == 200).Select(one => one.Step).Distinct().ToList();
            var step = Assert.Single(won);
            foreach (var lost in ends.Where(one => one.Step != step))
                lost.Answer.ExpectProblem(409, step == "capture" ? "redemption_captured" : "redemption_voided");
        }

        var captured = answers.Where(one => one.Answer.Status == 200 && one.Step == "capture")
            .Select(one => one.Redemption).Distinct().Count();
        var stock = await api.StockAsync(reward);
        Assert.Equal((captured, 0), ((long)stock["captured"]!, (long)stock["reserved"]!));
        Assert.Equal(10 * 100 - captured * 10, await SumAsync(program, members));
        foreach (var member in members) await api.VerifyAsync(member);
    }

    private async Task<List<string>> MembersAsync(string program, int count, long units)
    {
        var members = new List<string>();
        for (var number = 0; number < count; number++)
        {
            members.Add(await servers.Api().CreateMemberAsync(program));
            await servers.Api().GrantAsync(members[^1], program, units);
        }

        return members;
    }

    // What is available, for nothing is reserved any more or it was taken off before.
    private async Task<long> SumAsync(string program, IEnumerable<string> members)
    {
        var sum = 0L;
        foreach (var member in members) sum += await servers.Api().AvailableAsync(member, program);
        return sum;
    }
}

public sealed class OneServerSpendingTests(OneServer servers)
    : SpendingRaceTests(servers), IClassFixture<OneServer>;

public sealed class TwoServersSpendingTests(TwoServers servers)
    : SpendingRaceTests(servers), IClassFixture<TwoServers>;
