using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

/// <summary>What must hold however requests fall together: nothing counts twice, nothing is overspent.</summary>
public abstract class RaceTests(RaceServers servers)
{
    [Fact]
    public async Task Thirty_two_clients_posting_one_purchase_get_one_accrual_and_thirty_one_replays()
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();
        for (var round = 1; round <= 10; round++)
        {
            var body = Bodies.Purchase(member, 123_45).ToJsonString();
            var answers = await Race.RunAsync(32, i => servers.Api(i).PostAsync("/v1/purchases", body));

            AssertDoneOnce(answers);
            Assert.Equal(12, (long)answers[0].Json["results"]![0]!["units"]!);
            Assert.Equal(12 * round, await servers.Api().AvailableAsync(member, program));
        }

        await servers.Api().VerifyAsync(member);
    }

    [Fact]
    public async Task Sixteen_clients_spending_one_balance_never_overspend_it()
    {
        var (program, member) = await MemberWithUnitsAsync(100);

        var spent = await Race.RunAsync(16, async i =>
        {
            var total = 0L;
            for (; ; total += 7)
            {
                var answer = await servers.Api(i).RedeemAsync(member, program, 7);
                if (answer.Status == 201) continue;
                answer.ExpectProblem(422, "insufficient_units");
                return total;
            }
        });

        Assert.Equal(98, spent.Sum());
        Assert.Equal(2, await servers.Api().AvailableAsync(member, program));
        await servers.Api().VerifyAsync(member);
    }

    [Fact]
    public async Task One_idempotency_key_used_by_many_at_once_spends_once()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var key = Bodies.Unique("race");

        AssertDoneOnce(await Race.RunAsync(32, i => servers.Api(i).RedeemAsync(member, program, 60, key)));

        Assert.Equal(40, await servers.Api().AvailableAsync(member, program));
    }

    [Fact]
    public async Task One_idempotency_key_with_two_contents_lets_one_of_them_win()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var key = Bodies.Unique("race");

        var answers = await Race.RunAsync(32, i => servers.Api(i).RedeemAsync(member, program, 10 + (i / 2 % 2), key));

        foreach (var refused in answers.Where(answer => answer.Status != 201))
        {
            refused.ExpectProblem(422, "idempotency_key_reused");
        }

        var done = answers.Where(answer => answer.Status == 201).ToArray();
        Assert.Equal(16, done.Length);
        AssertDoneOnce(done);
        var spent = (long)done[0].Json["units"]!;
        Assert.Equal(100 - spent, await servers.Api().AvailableAsync(member, program));
    }

    [Fact]
    public async Task Many_returns_at_once_take_back_no_more_than_was_bought()
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();
        var purchase = (string)(await servers.Api().PostPurchaseAsync(member, 100_00))["id"]!;

        var answers = await Race.RunAsync(
            16, i => servers.Api(i).PostAsync($"/v1/purchases/{purchase}/returns", Bodies.Return(10_00)));

        Assert.Equal(10, answers.Count(answer => answer.Status == 201));
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.Expect(422));
        Assert.Equal(0, await servers.Api().AvailableAsync(member, program));
        await servers.Api().VerifyAsync(member);
    }

    [Fact]
    public async Task One_redemption_reversed_by_many_at_once_comes_back_once()
    {
        var (program, member) = await MemberWithUnitsAsync(100);
        var redemption = (string)(await servers.Api().RedeemAsync(member, program, 80)).Expect(201).Json["id"]!;

        var answers = await Race.RunAsync(16, i => servers.Api(i).PostAsync(
            $"/v1/redemptions/{redemption}/reverse", "{}", ("Idempotency-Key", Bodies.Unique("reverse"))));

        Assert.Single(answers, answer => answer.Status is 200 or 201);
        Assert.Equal(100, await servers.Api().AvailableAsync(member, program));
        await servers.Api().VerifyAsync(member);
    }

    [Fact]
    public async Task Clients_posting_for_one_member_at_once_each_see_a_balance_of_their_own()
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();

        var balances = await Race.RunAsync(32, async i =>
        {
            var purchase = await servers.Api(i).PostPurchaseAsync(member, 10_00);
            return (long)purchase["results"]![0]!["balance"]!["available"]!;
        });

        // One after the other, in whatever order: the balances they were told are 1 to 32, each once.
        Assert.Equal(Enumerable.Range(1, 32).Select(units => (long)units), balances.Order());
        Assert.Equal(32, await servers.Api().AvailableAsync(member, program));
        await servers.Api().VerifyAsync(member);
    }

    private static void AssertDoneOnce(IReadOnlyCollection<Answer> answers)
    {
        Assert.All(answers, answer => answer.Expect(201));
        Assert.Single(answers, answer => !answer.WasReplayed);
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
    }

    private async Task<(string Program, string Member)> MemberWithUnitsAsync(long units)
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();
        await servers.Api().GrantAsync(member, program, units);
        return (program, member);
    }
}

public sealed class OneServerRaceTests(OneServer servers) : RaceTests(servers), IClassFixture<OneServer>;

public sealed class TwoServersRaceTests(TwoServers servers) : RaceTests(servers), IClassFixture<TwoServers>;
