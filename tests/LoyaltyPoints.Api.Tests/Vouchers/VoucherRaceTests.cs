using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Vouchers;

/// <summary>Two processes on one database, and many who want the same thing at once.</summary>
public sealed class VoucherRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private readonly ApiClient api = servers.Api();

    [Fact]
    public async Task Three_hundred_want_one_code_of_a_hundred_uses_then_a_hundred_have_it()
    {
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "100"));
        var code = await api.IssueAsync(series, Bodies.Unique("HOT"));

        var answers = await Race.RunAsync(300, i => servers.Api(i).UseAsync(code));

        Assert.Equal(100, answers.Count(answer => answer.Status == 201));
        Assert.All(
            answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(422, "voucher_used_up"));
        Assert.Equal(
            Enumerable.Range(0, 100).Select(left => (long)left),
            answers.Where(answer => answer.Status == 201).Select(answer => (long)answer.Json["usesLeft"]!).Order());
        Assert.Equal(100, (long)(await api.VoucherAsync(code))["uses"]!);
    }

    [Fact]
    public async Task Three_hundred_pay_with_one_gift_card_then_it_pays_what_it_has_and_no_more()
    {
        var code = await api.IssueAsync(await api.CreateSeriesAsync(VoucherSteps.Card), balance: 1000);

        var answers = await Race.RunAsync(300, i => servers.Api(i).UseAsync(code, amount: 7));

        Assert.Equal(142, answers.Count(answer => answer.Status == 201));
        Assert.All(
            answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(422, "insufficient_balance"));
        // One after the other, in whatever order: each was told a balance of its own.
        Assert.Equal(
            Enumerable.Range(1, 142).Select(paid => 1000L - (7 * paid)).Order(),
            answers.Where(answer => answer.Status == 201).Select(answer => (long)answer.Json["balance"]!).Order());
        Assert.Equal(6, (long)(await api.VoucherAsync(code))["balance"]!);
    }

    [Fact]
    public async Task Each_member_may_once_then_none_does_twice()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var members = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.CreateMemberAsync(program)));
        var series = await api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "null"), ("usesPerMember", "1"));
        var code = await api.IssueAsync(series, Bodies.Unique("EACH"));

        var answers = await Race.RunAsync(64, async i => (
            Member: members[i / 2 % 8], Answer: await servers.Api(i).UseAsync(code, member: members[i / 2 % 8])));

        Assert.Equal(
            members.Order(),
            answers.Where(one => one.Answer.Status == 201).Select(one => one.Member).Order());
        Assert.Equal(8, (long)(await api.VoucherAsync(code))["uses"]!);
    }

    [Fact]
    public async Task One_use_is_sent_by_many_at_once_then_it_is_recorded_once()
    {
        var code = await api.IssueAsync(await api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "null")));
        var body = VoucherSteps.Use().ToJsonString();

        var answers = await Race.RunAsync(32, i => servers.Api(i).PostAsync($"/v1/vouchers/{code}/redeem", body));

        Assert.All(answers, answer => answer.Expect(201));
        Assert.Single(answers, answer => !answer.WasReplayed);
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(1, (long)(await api.VoucherAsync(code))["uses"]!);
    }

    [Fact]
    public async Task One_use_is_given_back_by_many_at_once_then_it_comes_back_once()
    {
        var code = await api.IssueAsync(await api.CreateSeriesAsync(VoucherSteps.Card), balance: 1000);
        var used = (await api.UseAsync(code, amount: 900)).Expect(201).Json;

        var answers = await Race.RunAsync(32, i => servers.Api(i).ReleaseAsync(code, used, 100));

        Assert.Equal(9, answers.Count(answer => answer.Status == 200));
        Assert.Equal((1000, 0), ((long)(await api.VoucherAsync(code))["balance"]!,
            (long)(await api.VoucherAsync(code))["uses"]!));
    }

    [Fact]
    public async Task One_code_is_chosen_by_many_at_once_then_one_series_has_it()
    {
        var series = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => api.CreateSeriesAsync(VoucherSteps.FiveOff)));
        var code = Bodies.Unique("TAKEN");

        var answers = await Race.RunAsync(
            16, i => servers.Api(i).PostAsync("/v1/vouchers", VoucherSteps.Issue(series[i / 2 % 2], code)));

        Assert.Equal(8, answers.Count(answer => answer.Status == 201));
        Assert.Single(answers, answer => answer.Status == 201 && !answer.WasReplayed);
        Assert.All(
            answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(409, "voucher_code_taken"));
    }
}
