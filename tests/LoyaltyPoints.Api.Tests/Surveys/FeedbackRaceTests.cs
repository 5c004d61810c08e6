using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Surveys.SurveySteps;

namespace LoyaltyPoints.Api.Tests.Surveys;

/// <summary>One survey, one answer a member, and two servers that are told.</summary>
public sealed class FeedbackRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_answers_of_one_member_then_one_is_taken_and_rewarded(bool isEnrolled)
    {
        var api = servers.Api();
        var definition = Definitions.Spend(per: 1000, units: 1);
        definition["earning"]!["activities"] = new JsonArray(new JsonObject
        {
            ["id"] = "answer", ["activity"] = "survey.completed",
            ["earn"] = new JsonObject { ["kind"] = "fixed", ["units"] = 25 },
        });
        var program = await api.CreateProgramAsync(definition);
        // A member without an account has no row to lock: the unique index alone decides.
        var member = await api.CreateMemberAsync(isEnrolled ? [program] : []);
        var survey = await api.CreateSurveyAsync(
            "nps", ("once", "member"), ("reward", new JsonObject { ["activity"] = "survey.completed" }));

        var statuses = await Race.RunAsync(16, async client => (await servers.Api(client).PostAsync(
            "/v1/feedback", Feedback(member, survey, new { likelihood = 2 }))).Status);

        Assert.Equal(1, statuses.Count(status => status == 201));
        Assert.Equal(15, statuses.Count(status => status == 409));
        Assert.Single(await api.AllAsync($"/v1/surveys/{survey}/feedback"));
        var alerts = await servers.Api(1).AllAsync("/v1/analytics/alerts?kind=unhappy-feedback");
        Assert.Single(alerts, alert => (string)alert["memberId"]! == member);
        if (!isEnrolled) return;
        Assert.Equal(25, await api.AvailableAsync(member, program));
        await api.VerifyAsync(member);
    }
}
