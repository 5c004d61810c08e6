using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Surveys.SurveySteps;

namespace LoyaltyPoints.Api.Tests.Surveys;

/// <summary>From the survey to the answer, its reward, the alert and the numbers.</summary>
public sealed class FeedbackTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private readonly ApiClient api = tenants.Ours;

    [Fact]
    public async Task A_member_answers_about_a_purchase_then_it_is_rewarded_once_and_somebody_is_told()
    {
        var definition = Definitions.Spend(per: 1000, units: 1);
        definition["earning"]!["activities"] = new JsonArray(new JsonObject
        {
            ["id"] = "answer", ["activity"] = "survey.completed",
            ["when"] = new JsonObject { ["activity.likelihood"] = new JsonObject { ["lte"] = 6 } },
            ["earn"] = new JsonObject { ["kind"] = "fixed", ["units"] = 25 },
        });
        var program = await api.CreateProgramAsync(definition);
        var member = await api.CreateMemberAsync(program);
        var purchase = (string)(await api.PostAsync(
            "/v1/purchases", Bodies.Purchase(member, 5_00).With("store", "sh-7"))).Expect(201).Json["id"]!;
        var survey = await api.CreateSurveyAsync(
            "nps", ("once", "purchase"), ("reward", new JsonObject { ["activity"] = "survey.completed" }));
        var body = Feedback(member, survey, new { likelihood = 3 }).With("purchaseId", purchase)
            .With("comment", "The queue\nwas long.");

        var first = (await api.PostAsync("/v1/feedback", body)).Expect(201);
        var again = (await api.PostAsync("/v1/feedback", body)).Expect(201);
        Assert.Equal((first.Text, false, true), (again.Text, first.WasReplayed, again.WasReplayed));
        Assert.Equal(("sh-7", "unhappy", 25), (
            (string)first.Json["store"]!, (string)first.Json["followUp"]!, (long)first.Json["results"]![0]!["units"]!));
        Assert.Equal(25, await api.AvailableAsync(member, program));
        (await api.GetAsync($"/v1/activities/{(string)first.Json["activityId"]!}")).Expect(200);
        Assert.Equal(first.Text, (await api.GetAsync($"/v1/feedback/{(string)first.Json["id"]!}")).Expect(200).Text);
        (await api.PostAsync(
            "/v1/feedback", Feedback(member, survey, new { likelihood = 9 }).With("purchaseId", purchase)))
            .ExpectProblem(409, "already_answered");
        (await api.PostAsync("/v1/feedback", body.With("comment", "Other words.")))
            .ExpectProblem(409, "feedback_conflict");

        var alerts = await api.AllAsync("/v1/analytics/alerts?kind=unhappy-feedback&open=true");
        var alert = alerts.Single(one => (string)one["memberId"]! == member);
        Assert.Equal((string)first.Json["id"]!, (string)alert["evidence"]!["feedbackId"]!);
        Assert.DoesNotContain("queue", alert.ToJsonString(), StringComparison.Ordinal);
        (await api.PostAsync(
            $"/v1/analytics/alerts/{(string)alert["id"]!}/acknowledgement", new { actor = "jo" })).Expect(200);
        var listed = await api.AllAsync($"/v1/surveys/{survey}/feedback");
        Assert.Equal("The queue\nwas long.", (string)Assert.Single(listed)["comment"]!);
        await api.VerifyAsync(member);
    }

    [Fact]
    public async Task What_is_not_the_members_own_is_not_there()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var (_, other) = await api.CreateMemberOfNewProgramAsync();
        var purchase = (string)(await api.PostPurchaseAsync(other, 5_00))["id"]!;
        var survey = await api.CreateSurveyAsync("satisfaction");
        var body = Feedback(member, survey, new { level = "satisfied" });
        (await api.PostAsync("/v1/feedback", body.With("purchaseId", purchase)))
            .ExpectProblem(404, "purchase_not_found");
        var asked = (string)(await api.PostAsync(
            $"/v1/surveys/{survey}/invitations", new { memberId = other })).Expect(201).Json["id"]!;
        (await api.PostAsync("/v1/feedback", Feedback(member, survey, new { level = "satisfied" })
            .With("invitationId", asked))).ExpectProblem(404, "invitation_not_found");
        var feedback = await api.AnswerAsync(member, survey, new { level = "satisfied" });

        var theirs = tenants.Theirs;
        var (_, stranger) = await theirs.CreateMemberOfNewProgramAsync();
        (await theirs.GetAsync($"/v1/surveys/{survey}")).ExpectProblem(404, "survey_not_found");
        (await theirs.GetAsync($"/v1/surveys/{survey}/feedback")).ExpectProblem(404, "survey_not_found");
        (await theirs.GetAsync($"/v1/feedback/{(string)feedback["id"]!}")).ExpectProblem(404, "feedback_not_found");
        (await theirs.PostAsync("/v1/feedback", Feedback(stranger, survey, new { level = "satisfied" })))
            .ExpectProblem(404, "survey_not_found");
        (await theirs.PostAsync("/v1/feedback", Feedback(member, survey, new { level = "satisfied" })))
            .ExpectProblem(404, "member_not_found");
    }

    [Fact]
    public async Task Answers_that_are_no_answers_are_refused_with_every_fault()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var survey = await api.CreateSurveyAsync("attributes");
        var malformed = await api.PostAsync("/v1/feedback", Feedback(member, survey, new
        {
            level = "happy", likelihood = 11,
            attributes = (object[])[new { attribute = "price", importance = 6 }, new { attribute = "service" }],
        }));
        malformed.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            "/answers/attributes/0/importance /answers/attributes/1 /answers/level /answers/likelihood",
            string.Join(' ', malformed.Json["errors"]!.AsArray().Select(one => (string)one!["pointer"]!)
                .Order(StringComparer.Ordinal)));
        var unfit = await api.PostAsync("/v1/feedback", Feedback(member, survey, new
        {
            attributes = (object[])[new { attribute = "luck", importance = 5 }], reasons = (string[])["price"],
        }));
        unfit.ExpectProblem(422, "answers_unfit");
        Assert.Equal(2, unfit.Json["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_survey_changes_but_for_what_its_answers_rest_on()
    {
        var survey = await api.CreateSurveyAsync("exit", ("reasons", new JsonArray("price")));
        var read = (await api.GetAsync($"/v1/surveys/{survey}")).Expect(200);
        var etag = ("If-Match", read.Header("ETag")!);
        (await api.PutAsync($"/v1/surveys/{survey}", new { name = "N", kind = "nps" }, etag))
            .ExpectProblem(422, "unprocessable");
        var more = new { name = "Why?", kind = "exit", reasons = (string[])["price", "moved"] };
        (await api.PutAsync($"/v1/surveys/{survey}", more, etag)).Expect(200);
        (await api.PutAsync($"/v1/surveys/{survey}", more, etag)).ExpectProblem(412, "precondition_failed");
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        await api.AnswerAsync(member, survey, new { reasons = (string[])["moved"] });
    }
}
