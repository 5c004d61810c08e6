using static LoyaltyPoints.Client.Tests.Http.ScriptedService;

namespace LoyaltyPoints.Client.Tests.Http;

public sealed class RetryTests
{
    private const string Balances =
        """{"memberId":"mem_1","asOf":"2026-01-01T00:00:00Z","data":[],"nextCursor":null}""";

    private const string Redeemed = """{"id":"red_1"}""";

    private static Call Redeem(string? key = null) =>
        new Call(HttpMethod.Post, "v1/redemptions").Json(new { units = 5 }).Key(key);

    [Fact]
    public async Task All_tries_of_a_write_have_one_key_and_one_body()
    {
        var service = new ScriptedService(
            Problem(503, "overloaded"), Lost, Of(502, "<html>", "text/html"), Json(201, Redeemed));

        var answer = await service.Client().SendAsync<Dictionary<string, string>>(Redeem());

        Assert.Equal("red_1", answer.Value["id"]);
        Assert.Equal(4, service.Asked.Count);
        var asked = Assert.Single(service.Asked.Distinct());
        Assert.Equal(("POST /v1/redemptions", "Bearer lpk_test_a_b", """{"units":5}"""),
            (asked.Name, asked.Authorization, asked.Body));
        Assert.NotNull(asked.Key);
    }

    [Fact]
    public async Task Two_writes_have_two_keys_unless_the_caller_gives_them_one()
    {
        var service = new ScriptedService(Json(201, Redeemed));
        var client = service.Client();
        foreach (var key in new[] { null, null, "mine", "mine" })
            await client.SendAsync<Dictionary<string, string>>(Redeem(key));

        Assert.Equal(3, service.Asked.Select(asked => asked.Key).Distinct().Count());
        Assert.Equal("mine", service.Asked[^1].Key);
    }

    [Fact]
    public async Task A_refusal_is_not_asked_for_again_and_says_why()
    {
        var service = new ScriptedService(Problem(422, "insufficient_units"));

        var refused = await Assert.ThrowsAsync<LoyaltyProblemException>(() => service.Client().SendAsync(Redeem()));

        Assert.Single(service.Asked);
        Assert.Equal((422, ErrorCode.InsufficientUnits, "r1"), (refused.Status, refused.Code, refused.RequestId));
        Assert.Equal("/units", Assert.Single(refused.Errors).Pointer);
    }

    [Fact]
    public async Task What_could_be_done_twice_is_not_sent_again_when_the_answer_was_lost()
    {
        var service = new ScriptedService(Lost, Json(200, Redeemed));
        var change = new Call(HttpMethod.Put, "v1/programs/prg_1").Json(new { }).Match("\"1\"");

        await Assert.ThrowsAsync<LoyaltyUnreachableException>(() => service.Client().SendAsync(change));

        Assert.Single(service.Asked);
    }

    [Fact]
    public async Task A_busy_service_did_nothing_so_anything_is_sent_again()
    {
        var service = new ScriptedService(Problem(429, "too_many_requests"), Json(200, Redeemed));
        var change = new Call(HttpMethod.Put, "v1/programs/prg_1").Json(new { }).Match("\"1\"");

        await service.Client().SendAsync(change);

        Assert.Equal(2, service.Asked.Count);
    }

    [Fact]
    public async Task Tries_have_an_end()
    {
        var gone = new ScriptedService(Lost);
        var busy = new ScriptedService(Problem(503, "overloaded"));

        await Assert.ThrowsAsync<LoyaltyUnreachableException>(() => gone.Client().SendAsync(Redeem()));
        var refused = await Assert.ThrowsAsync<LoyaltyProblemException>(() => busy.Client().SendAsync(Redeem()));

        Assert.Equal((4, 4, 503), (gone.Asked.Count, busy.Asked.Count, refused.Status));
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_no_answer_of_the_service()
    {
        var service = new ScriptedService(Of(200, "<html>Sign in to the shop's network</html>", "text/html"));

        await Assert.ThrowsAsync<LoyaltyUnreachableException>(
            () => service.Client().Balances.GetBalancesAsync("mem_1"));
    }

    [Theory]
    [InlineData(1, null, 0.0, 100)]
    [InlineData(3, null, 0.0, 400)]
    [InlineData(3, null, 0.5, 500)]
    [InlineData(1, 3_000, 0.0, 3_000)]
    [InlineData(1, 60_000, 0.9, 10_000)]
    [InlineData(90, null, 0.9, 10_000)]
    public void Pauses_grow_follow_the_service_and_end(int tries, int? asked, double chance, int milliseconds) =>
        Assert.Equal(milliseconds, RetryOptions.Default.Pause(
            tries, asked is { } wait ? TimeSpan.FromMilliseconds(wait) : null, chance).TotalMilliseconds, 3);

    [Fact]
    public async Task Pages_are_asked_for_until_the_last_and_only_as_they_are_needed()
    {
        var service = new ScriptedService(
            Json(200, """{"data":[{"id":"prg_1"},{"id":"prg_2"}],"nextCursor":"a/b"}"""),
            Json(200, """{"data":[{"id":"prg_3"}],"nextCursor":null}"""));
        var client = service.Client();
        var pages = LoyaltyPoints.Client.Http.Pages.ReadAsync(
            async (cursor, cancellation) =>
            {
                var page = await client.SendAsync<Page<Dictionary<string, string>>>(
                    new Call(HttpMethod.Get, "v1/programs").Query("cursor", cursor), cancellation);
                return (page.Value.Data, page.Value.NextCursor);
            }, default);

        var ids = new List<string>();
        await foreach (var row in pages)
        {
            Assert.Equal(ids.Count < 2 ? 1 : 2, service.Asked.Count);
            ids.Add(row["id"]);
        }

        Assert.Equal(["prg_1", "prg_2", "prg_3"], ids);
        Assert.Equal(["GET /v1/programs", "GET /v1/programs?cursor=a%2Fb"], service.Asked.Select(asked => asked.Name));
    }

    [Fact]
    public async Task A_lost_answer_to_a_question_is_asked_for_again()
    {
        var service = new ScriptedService(Lost, Json(200, Balances));

        var answer = await service.Client().Balances.GetBalancesAsync("mem_1");

        Assert.Equal(("mem_1", 2), (answer.Value.MemberId, service.Asked.Count));
    }
}
