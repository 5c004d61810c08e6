using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests;

[Collection(ServerCollection.Name)]
public sealed class MemberTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_member_is_found_and_earns_by_id_external_id_and_identifier()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var externalId = Bodies.Unique("crm");
        var card = Bodies.Unique("card");
        var id = await CreateAsync(externalId, card, program);

        Assert.Equal(id, (string)(await api.GetAsync($"/v1/members/{id}")).Expect(200).Json["id"]!);
        Assert.Equal([id], await FindAsync($"externalId={externalId}"));
        Assert.Equal([id], await FindAsync($"identifier=card:{card}"));
        Assert.Empty(await FindAsync("identifier=card:nobody-has-this"));

        foreach (var (name, value) in new[] { ("id", id), ("externalId", externalId), ("identifier", $"card:{card}") })
        {
            var body = Bodies.Purchase(id, 10_00).With("member", new JsonObject { [name] = value });
            Assert.Equal(id, (string)(await api.PostAsync("/v1/purchases", body)).Expect(201).Json["memberId"]!);
        }

        Assert.Equal(3, await api.AvailableAsync(id, program));
    }

    [Fact]
    public async Task An_external_id_or_an_identifier_belongs_to_one_member()
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var (externalId, card) = (Bodies.Unique("crm"), Bodies.Unique("card"));
        await CreateAsync(externalId, card, program);

        (await api.PostAsync("/v1/members", new { externalId })).ExpectProblem(409, "identifier_taken");
        var identifiers = new[] { new { kind = "card", value = card } };
        var other = new { externalId = Bodies.Unique("crm"), identifiers };
        (await api.PostAsync("/v1/members", other)).ExpectProblem(409, "identifier_taken");
    }

    [Theory]
    [InlineData("")]
    [InlineData("with its key")]
    public async Task The_identifier_of_a_purchase_moved_on_then_its_retry_is_answered_like_the_first_time(string key)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var card = Bodies.Unique("card");
        var member = await CreateAsync(Bodies.Unique("crm"), card, program);
        var purchase = Bodies.Purchase(member, 10_00)
            .With("member", new JsonObject { ["identifier"] = $"card:{card}" });
        (string, string)[] headers = key.Length == 0 ? [] : [("Idempotency-Key", Bodies.Unique("key"))];
        var first = (await api.PostAsync("/v1/purchases", purchase, headers)).Expect(201);
        var tag = (await api.GetAsync($"/v1/members/{member}")).Header("ETag")!;
        (await api.PatchAsync($"/v1/members/{member}", new { identifiers = Array.Empty<object>() }, ("If-Match", tag)))
            .Expect(200);

        var retry = (await api.PostAsync("/v1/purchases", purchase, headers)).Expect(201);
        var another = purchase.With("externalId", Bodies.Unique("receipt"));

        Assert.Equal(first.Text, retry.Text);
        Assert.Equal("true", retry.Header("Idempotency-Replayed"));
        (await api.PostAsync("/v1/purchases", another)).ExpectProblem(404, "member_not_found");
        Assert.Equal(1, await api.AvailableAsync(member, program));
    }

    [Fact]
    public async Task An_enrolment_changes_the_tag_of_the_member()
    {
        var member = await CreateAsync(
            Bodies.Unique("crm"), Bodies.Unique("card"), await api.CreateProgramAsync(Definitions.Spend(10_00, 1)));
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 10_00, units: 1));
        var before = (await api.GetAsync($"/v1/members/{member}")).Header("ETag");

        var answer = await api.PostAsync($"/v1/members/{member}/enrollments", new { programId = program });

        Assert.NotEqual(before, answer.Expect(201).Header("ETag"));
        Assert.Equal((await api.GetAsync($"/v1/members/{member}")).Header("ETag"), answer.Header("ETag"));
    }

    [Fact]
    public async Task Of_many_who_ask_for_one_external_id_at_once_one_gets_it()
    {
        var externalId = Bodies.Unique("crm");

        var answers = await Race.RunAsync(16, _ => api.PostAsync("/v1/members", new { externalId }));

        Assert.Single(answers, answer => answer.Status == 201);
        Assert.Equal(15, answers.Count(answer => answer.Code == "identifier_taken"));
    }

    [Fact]
    public async Task A_member_joins_a_program_once_and_earns_in_each_that_was_joined()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        var second = await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1));
        var enrolment = new { programId = second, enrolledAt = "2010-01-01T00:00:00Z" };

        (await api.PostAsync($"/v1/members/{member}/enrollments", enrolment)).Expect(201);
        (await api.PostAsync($"/v1/members/{member}/enrollments", enrolment)).ExpectProblem(409, "already_enrolled");
        var results = (await api.PostPurchaseAsync(member, 50_00))["results"]!.AsArray();

        Assert.Equal(2, results.Count);
        Assert.Equal(5, await api.AvailableAsync(member, program));
        Assert.Equal(50, await api.AvailableAsync(member, second));
    }

    private async Task<string> CreateAsync(string externalId, string card, string program)
    {
        var body = new
        {
            externalId,
            identifiers = new[] { new { kind = "card", value = card } },
            programs = (string[])[program],
            enrolledAt = "2009-01-01T00:00:00Z",
        };
        return (string)(await api.PostAsync("/v1/members", body)).Expect(201).Json["id"]!;
    }

    private async Task<string[]> FindAsync(string query)
    {
        var found = (await api.GetAsync($"/v1/members?{query}")).Expect(200).Json["data"]!.AsArray();
        return [.. found.Select(member => (string)member!["id"]!)];
    }
}
