using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Velocity;

/// <summary>Two servers on one database, and many callers at once.</summary>
public sealed class VelocityRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task Many_purchases_at_once_then_no_more_pass_than_the_rule_allows()
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();
        await servers.Api().SetRulesAsync(VelocitySteps.Rule("units", "unitsEarned", 50, "refuse", program));

        var answers = await Race.RunAsync(
            48, i => servers.Api(i).PostAsync("/v1/purchases", Bodies.Purchase(member, 100_00)));

        Assert.Equal(5, answers.Count(answer => answer.Status == 201));
        Assert.All(
            answers.Where(answer => answer.Status != 201), answer => answer.ExpectProblem(422, "velocity_exceeded"));
        Assert.Equal(50, await servers.Api().AvailableAsync(member, program));
        await servers.Api().VerifyAsync(member);
    }

    [Fact]
    public async Task One_review_is_resolved_by_many_at_once_then_one_of_them_wins()
    {
        var (program, member) = await servers.Api().CreateMemberOfNewProgramAsync();
        await servers.Api().SetRulesAsync(VelocitySteps.Rule("any", "purchases", 0, "flag"));
        await servers.Api().PostPurchaseAsync(member, 100_00);
        var review = Assert.Single(await servers.Api(1).OpenReviewsAsync(member));

        var answers = await Race.RunAsync(16, i => servers.Api(i).ResolveAsync(
            review, i / 2 % 2 == 0 ? "reject" : "approve", actor: $"reviewer {i}"));

        var winner = Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(
            answers.Where(answer => answer != winner), answer => answer.ExpectProblem(409, "review_resolved"));
        var isRejected = (string)winner.Json["status"]! == "rejected";
        Assert.Equal(isRejected ? 0 : 10, await servers.Api(1).AvailableAsync(member, program));
        await servers.Api().VerifyAsync(member);
    }
}
