using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

/// <summary>What every answer carries beside its body.</summary>
[Collection(ServerCollection.Name)]
public sealed class HeaderTests(SharedServer shared)
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task A_request_id_is_given_back()
    {
        var answer = await api.SendAsync(
            HttpMethod.Get, "/v1/programs", content: null, [("X-Request-Id", "till-7.2026-11-21.000123")]);

        Assert.Equal("till-7.2026-11-21.000123", answer.Expect(200).Header("X-Request-Id"));
    }

    [Theory]
    [InlineData("with a blank")]
    [InlineData("line\u0001end")]
    [InlineData("overlong")]
    public async Task A_request_id_that_could_hurt_a_log_is_not_given_back(string id)
    {
        if (id == "overlong") id = new string('x', 5000);
        var answer = await api.SendAsync(HttpMethod.Get, "/v1/programs", content: null, [("X-Request-Id", id)]);

        Assert.NotEqual(id, answer.Header("X-Request-Id"));
    }

    [Fact]
    public async Task Without_a_request_id_each_request_gets_one_of_its_own()
    {
        var ids = new HashSet<string?>();
        for (var i = 0; i < 5; i++) ids.Add((await api.GetAsync("/v1/programs")).Expect(200).Header("X-Request-Id"));

        Assert.Equal(5, ids.Count);
        Assert.DoesNotContain(null, ids);
    }

    [Fact]
    public async Task A_refusal_names_the_request_id_too()
    {
        var answer = await api.SendAsync(
            HttpMethod.Get, "/v1/members/mem_nobody", content: null, [("X-Request-Id", "abc-1")]);

        Assert.Equal("abc-1", (string?)answer.Expect(404).Json["requestId"]);
    }

    [Fact]
    public async Task The_quota_of_a_key_is_told()
    {
        var answer = (await api.GetAsync("/v1/programs")).Expect(200);

        Assert.NotNull(answer.Header("RateLimit"));
        Assert.NotNull(answer.Header("RateLimit-Policy"));
    }

    [Fact]
    public async Task What_was_made_is_found_where_its_location_says()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var made = (await api.PostAsync("/v1/purchases", Bodies.Purchase(member, 10_00))).Expect(201);

        var found = (await api.GetAsync(made.Header("Location")!)).Expect(200);

        Assert.Equal((string)made.Json["id"]!, (string)found.Json["id"]!);
    }

    [Fact]
    public async Task Times_go_out_in_utc()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        var purchase = await api.PostPurchaseAsync(member, 10_00);
        var kept = (await api.GetAsync($"/v1/purchases/{(string)purchase["id"]!}")).Expect(200).Json;

        Assert.EndsWith("Z", (string)kept["recordedAt"]!);
        Assert.StartsWith("2025-06-16T02:00:00", (string)kept["occurredAt"]!);
        Assert.EndsWith("Z", (string)kept["occurredAt"]!);
    }
}
