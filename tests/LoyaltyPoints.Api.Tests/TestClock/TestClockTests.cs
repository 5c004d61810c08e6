using System.Globalization;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.TestClock;

/// <summary>How a test tenant's time is asked for and moved, and who has none.</summary>
[Collection(ServerCollection.Name)]
public sealed class TestClockTests(SharedServer shared) : IAsyncLifetime
{
    private ShiftedShop shop = null!;

    public async Task InitializeAsync() => shop = await ShiftedShop.OpenAsync(shared.Server);

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task By_a_month_or_to_an_instant_then_that_is_what_the_clock_shows_and_it_runs_on()
    {
        var before = await shop.NowAsync();

        var later = await shop.AdvanceByAsync("P1M");
        Assert.InRange(later, before.AddMonths(1), before.AddMonths(1).AddMinutes(1));
        var target = later.AddHours(3);
        Assert.Equal(target, await shop.AdvanceToAsync(target));

        var clock = (await shop.Api.GetAsync("/v1/test-clock")).Expect(200).Json;
        var now = DateTimeOffset.Parse((string)clock["now"]!, CultureInfo.InvariantCulture);
        Assert.InRange(now, target, target.AddMinutes(1));
        var real = now.AddMilliseconds(-(long)clock["offsetMilliseconds"]!);
        Assert.InRange(TimeProvider.System.GetUtcNow() - real, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("""{ }""", 400, "")]
    [InlineData("""{ "to": "2100-01-01T00:00:00Z", "by": "P1D" }""", 400, "")]
    [InlineData("""{ "by": "1 month" }""", 400, "/by")]
    [InlineData("""{ "by": "P0D" }""", 400, "/by")]
    [InlineData("""{ "by": "PT1S" }""", 400, "/by")]
    [InlineData("""{ "by": "-P1D" }""", 400, "/by")]
    [InlineData("""{ "by": "P101Y" }""", 400, "/by")]
    [InlineData("""{ "to": "2100-01-01T00:00:00" }""", 400, "/to")]
    [InlineData("""{ "to": "2020-01-01T00:00:00Z" }""", 422, "/to")]
    [InlineData("""{ "to": "2190-01-01T00:00:00Z" }""", 422, "/to")]
    [InlineData("""{ "by": "P100Y1D" }""", 422, "/by")]
    public async Task Back_too_far_or_in_no_form_then_it_is_refused_by_its_place_and_nothing_moves(
        string body, int status, string pointer)
    {
        var before = await shop.NowAsync();
        var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await shop.Api.SendAsync(HttpMethod.Post, "/v1/test-clock/advance", content);

        answer.ExpectProblem(status, status == 400 ? "invalid_request" : "unprocessable");
        Assert.Contains(answer.Json["errors"]!.AsArray(), error => (string)error!["pointer"]! == pointer);
        Assert.InRange(await shop.NowAsync() - before, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task The_same_key_twice_then_time_goes_on_once()
    {
        var before = await shop.NowAsync();
        var key = ("Idempotency-Key", Bodies.Unique("advance"));

        var first = (await shop.Api.PostAsync("/v1/test-clock/advance", new { by = "P1Y" }, key)).Expect(200);
        var second = (await shop.Api.PostAsync("/v1/test-clock/advance", new { by = "P1Y" }, key)).Expect(200);
        var other = await shop.Api.PostAsync("/v1/test-clock/advance", new { by = "P2Y" }, key);

        Assert.Equal((first.Text, true), (second.Text, second.WasReplayed));
        other.ExpectProblem(422, "idempotency_key_reused");
        Assert.InRange(await shop.NowAsync(), before.AddYears(1), before.AddYears(1).AddMinutes(1));
    }

    [Fact]
    public async Task A_live_key_then_it_has_no_test_clock()
    {
        var (exitCode, output) = await shared.Server.RunAsync(
            ["keys", "create", "--new-tenant", Bodies.Unique("live"), "--name", "all", "--scopes", "admin,pos",
                "--live"]);
        Assert.True(exitCode == 0, output);
        using var live = shared.Api.With(output.Trim());

        (await live.GetAsync("/v1/test-clock")).ExpectProblem(403, "test_clock_unavailable");
        (await live.PostAsync("/v1/test-clock/advance", new { by = "P1D" }))
            .ExpectProblem(403, "test_clock_unavailable");
        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        (await live.PostAsync("/v1/members", new { externalId = "x", enrolledAt = tomorrow }))
            .ExpectProblem(400, "invalid_request");
    }

    [Fact]
    public async Task What_lies_ahead_of_the_tenants_time_then_it_is_refused_and_what_lies_behind_is_taken()
    {
        var program = await shop.CreateProgramAsync(ShiftedShop.Never());
        var member = await shop.EnrolAsync(program);
        var now = await shop.AdvanceByAsync("P1Y");
        var (ahead, behind) = (now.AddDays(1), now.AddMinutes(-1));

        foreach (var path in new[] { "/v1/purchases", "/v1/purchases/quote" })
        {
            var future = Bodies.Purchase(member, 1_00).With("occurredAt", $"{ahead:O}");
            (await shop.Api.PostAsync(path, future)).ExpectProblem(422, "occurred_in_future");
        }

        var bought = await shop.Api.PostAsync(
            "/v1/purchases", Bodies.Purchase(member, 1_00).With("occurredAt", $"{behind:O}"));
        var returns = $"/v1/purchases/{(string)bought.Expect(201).Json["id"]!}/returns";
        (await shop.Api.PostAsync(returns, Bodies.Return(50).With("occurredAt", $"{ahead:O}")))
            .ExpectProblem(422, "occurred_in_future");
        (await shop.Api.PostAsync(returns, Bodies.Return(50).With("occurredAt", $"{now:O}"))).Expect(201);
        var refused = await shop.Api.PostAsync("/v1/members", new { externalId = " ", enrolledAt = ahead });
        refused.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            ["/enrolledAt", "/externalId"], refused.Json["errors"]!.AsArray().Select(e => (string)e!["pointer"]!));
        (await shop.Api.PostAsync("/v1/members", new { externalId = "x", enrolledAt = behind })).Expect(201);
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task Balances_then_as_of_the_tenants_now_unless_another_instant_is_asked_for()
    {
        var program = await shop.CreateProgramAsync(ShiftedShop.AfterEarning("P1M", "endOfDay"));
        var member = await shop.EnrolAsync(program);
        var earned = await shop.NowAsync();
        await shop.EarnAsync(member, 7);
        var now = await shop.AdvanceByAsync("P2M");

        Assert.Equal(0, await AvailableAsync(""));
        Assert.Equal(0, await AvailableAsync($"?asOf={Uri.EscapeDataString($"{now.AddDays(1):O}")}"));
        Assert.Equal(7, await AvailableAsync($"?asOf={Uri.EscapeDataString($"{earned.AddDays(1):O}")}"));
        Assert.Equal(0, await AvailableAsync($"?asOf={Uri.EscapeDataString($"{earned.AddDays(-1):O}")}"));

        async Task<long> AvailableAsync(string query) => (long)(await shop.Api.GetAsync(
            $"/v1/members/{member}/balances{query}")).Expect(200).Json["data"]![0]!["available"]!;
    }
}
