using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Surveys.SurveySteps;

namespace LoyaltyPoints.Api.Tests.Surveys;

/// <summary>What analytics makes of what members say. A tenant of its own: nobody else answers here.</summary>
public sealed class VoiceMeasureTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private readonly ApiClient api = tenants.Theirs;

    [Fact]
    public async Task Satisfaction_is_told_in_all_and_by_group()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var stranger = await api.CreateMemberAsync(await api.CreateProgramAsync(Definitions.Spend(1000, 1)));
        var survey = await api.CreateSurveyAsync("satisfaction");
        var bought = (string)(await api.PostAsync("/v1/purchases", Bodies.Purchase(
            member, new JsonArray(Bodies.Line("1", 1_00).With("sku", "CUP"), Bodies.Line("2", 1_00).With("sku", "BAG")))
            .With("store", "north"))).Expect(201).Json["id"]!;
        var asked = (string)(await api.PostAsync(
            $"/v1/surveys/{survey}/invitations", new { memberId = member, purchaseId = bought }))
            .Expect(201).Json["id"]!;
        (await api.PostAsync($"/v1/surveys/{survey}/invitations", new { memberId = member })).Expect(201);
        (await api.PostAsync("/v1/feedback", Feedback(
            member, survey, new { level = "extremelySatisfied", likelihood = 10 }).With("invitationId", asked)
            .With("occurredAt", TimeProvider.System.GetUtcNow().AddMinutes(1).ToString("O")))).Expect(201);
        (await api.PostAsync("/v1/feedback", Feedback(member, survey, new { level = "satisfied", likelihood = 6 })
            .With("store", "south"))).Expect(201);
        await api.AnswerAsync(stranger, survey, new { level = "unsatisfied" });

        // The first answer is a minute ahead, as a till's clock may be: as of now it is not given.
        var path = $"/v1/analytics/satisfaction?survey={survey}&currency=CNY";
        var all = (await api.GetAsync($"{path}&program={program}&by=store")).Expect(200).Json;
        var score = all["summary"]!["score"]!;
        Assert.Equal((1, 50.0, 2, 0), (
            (int)score["answers"]!, (double)score["index"]!["mean"]!, (int)score["response"]!["invitations"]!,
            (int)score["response"]!["answered"]!["count"]!));
        Assert.Contains("net-promoter-score", all["definitions"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(2, (int)(await api.GetAsync(path)).Expect(200).Json["summary"]!["score"]!["answers"]!);
        var south = (await api.GetAsync($"{path}&store=south")).Expect(200).Json;
        Assert.Equal(1, (int)south["summary"]!["score"]!["answers"]!);
        var csv = (await api.GetAsync($"{path}&by=store&format=csv")).Expect(200).Text;
        Assert.StartsWith("group,score.answers,score.index.count,score.index.mean,", csv, StringComparison.Ordinal);
        (await api.GetAsync($"{path}&by=mood&limit=0&from=x")).ExpectProblem(400, "invalid_request");
        (await api.GetAsync("/v1/analytics/satisfaction?currency=CNY&survey=srv_1"))
            .ExpectProblem(400, "invalid_request");
    }

    [Fact]
    public async Task What_matters_what_they_intend_spend_and_why_they_leave()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        await api.AnswerAsync(member, await api.CreateSurveyAsync("attributes"), new
        {
            attributes = (object[])
            [
                new { attribute = "price", importance = 5, performance = 1 },
                new { attribute = "service", importance = 1, performance = 5 },
            ],
        });
        await api.AnswerAsync(member, await api.CreateSurveyAsync("intentions", Competitors()), new
        {
            intentions = (object[])[new { about = "us", trust = 5 }, new { about = "acme", trust = 2 }],
        });
        await api.AnswerAsync(member, await api.CreateSurveyAsync("wallet", ("currency", "CNY"), Competitors()), new
        {
            wallet = (object[])[new { with = "us", spent = 75_00 }, new { with = "acme", spent = 25_00 }],
        });
        await api.AnswerAsync(member, await api.CreateSurveyAsync("exit", ("reasons", new JsonArray("price"))), new
        {
            reasons = (string[])["price"],
        });

        Assert.Equal(
            ["concentrateHere", "possibleOverkill"],
            (await RowsAsync("importance")).Select(row => (string)row["quadrant"]!));
        Assert.Equal([0.0, 3.0], (await RowsAsync("intentions")).Select(row => (double)row["trust"]!["lead"]!));
        Assert.Equal([0.75, 0.25], (await RowsAsync("share-of-wallet")).Select(row => (double)row["share"]!));
        Assert.Equal("price", (string)Assert.Single(await RowsAsync("exit-reasons"))["reason"]!);
        var dollars = (await api.GetAsync("/v1/analytics/share-of-wallet?currency=USD")).Expect(200).Json;
        Assert.Empty(dollars["rows"]!.AsArray());

        static (string, JsonNode) Competitors() => ("competitors", new JsonArray("acme"));
    }

    [Fact]
    public async Task Complaints_are_counted_until_they_are_resolved_and_thanks_are_remembered()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var body = new
        {
            source = "desk", externalId = Bodies.Unique("complaint"), memberId = member, code = "late-delivery",
            openedAt = "2026-01-10T08:00:00Z", text = "Two days late.",
        };
        var opened = (await api.PostAsync("/v1/complaints", body)).Expect(201);
        Assert.True((await api.PostAsync("/v1/complaints", body)).Expect(201).WasReplayed);
        var path = $"/v1/complaints/{(string)opened.Json["id"]!}";
        var period = "from=2026-01-01&to=2026-02-01";
        Assert.Equal(1, (int)Assert.Single(await RowsAsync("complaints", period))["score"]!["open"]!);
        Assert.Contains(
            await api.AllAsync("/v1/complaints?open=true"), one => (string)one["memberId"]! == member);
        var resolution = new { code = "refunded", resolvedAt = "2026-01-10T20:00:00Z" };
        (await api.PostAsync($"{path}/resolution", resolution)).Expect(200);
        (await api.PostAsync($"{path}/resolution", resolution)).ExpectProblem(409, "complaint_resolved");
        var row = Assert.Single(await RowsAsync("complaints", period));
        Assert.Equal(("late-delivery", 12.0), ((string)row["group"]!, (double)row["score"]!["medianHours"]!));
        // As of noon it was open still.
        var before = Assert.Single(await RowsAsync("complaints", "from=2026-01-01&asOf=2026-01-10T12:00:00Z"));
        Assert.Equal(1, (int)before["score"]!["open"]!);

        (await api.PostAsync("/v1/purchases", Bodies.Purchase(member, 40_00)
            .With("occurredAt", "2026-01-05T10:00:00Z"))).Expect(201);
        var unthanked = (await RowsAsync("thank-you", period)).Single(one => (string)one["memberId"]! == member);
        Assert.Equal((40_00, true), ((long)unthanked["netSales"]!, unthanked["thankedAt"] is null));
        (await api.PostAsync($"/v1/members/{member}/thanks", new { channel = "phone", actor = "lin" })).Expect(201);
        var thanked = (await RowsAsync("thank-you", period)).Single(one => (string)one["memberId"]! == member);
        Assert.NotNull(thanked["thankedAt"]);
    }

    private async Task<List<JsonNode>> RowsAsync(string measure, string query = "limit=100") =>
        [.. (await api.GetAsync($"/v1/analytics/{measure}?currency=CNY&{query}")).Expect(200).Json["rows"]!.AsArray()
            .Select(row => row!)];
}
