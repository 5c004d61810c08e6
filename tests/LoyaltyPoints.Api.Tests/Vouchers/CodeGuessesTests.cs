using LoyaltyPoints.Api.Features.Vouchers;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Support;

namespace LoyaltyPoints.Api.Tests.Vouchers;

public sealed class CodeGuessesTests
{
    [Fact]
    public void Too_many_codes_name_nothing_then_the_key_waits_its_turn_and_others_do_not()
    {
        var time = new ManualTime();
        var guesses = new CodeGuesses(new VoucherOptions { MissesPerMinute = 4 }, time);
        for (var miss = 0; miss < 4; miss++)
        {
            Assert.Null(guesses.Refuse("a"));
            Assert.Null(guesses.Miss("a"));
        }

        Assert.Equal((429, 15), (guesses.Refuse("a")!.Code.Status, guesses.Refuse("a")!.RetryAfterSeconds));
        Assert.NotNull(guesses.Miss("a"));
        Assert.Null(guesses.Refuse("b"));

        time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(1, guesses.Refuse("a")!.RetryAfterSeconds);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(guesses.Miss("a"));
        Assert.NotNull(guesses.Refuse("a"));
        time.Advance(TimeSpan.FromMinutes(10));
        for (var miss = 0; miss < 4; miss++) Assert.Null(guesses.Miss("a"));
        Assert.NotNull(guesses.Miss("a"));
    }

    [Fact]
    public async Task Codes_are_tried_over_http_then_every_route_that_takes_one_is_closed_to_the_key()
    {
        await using var server = await ServerProcess.StartAsync(
            new Dictionary<string, string> { ["Vouchers__MissesPerMinute"] = "3" });
        var code = await server.Api.IssueAsync(await server.Api.CreateSeriesAsync(VoucherSteps.FiveOff));
        using var other = server.Api.With(await server.Api.CreateKeyAsync("pos", "checkout", "admin"));

        (await server.Api.GetAsync("/v1/vouchers/NOBODY")).ExpectProblem(404, "voucher_not_found");
        (await server.Api.UseAsync("1234-5678-9012-3456")).ExpectProblem(404, "voucher_not_found");
        (await server.Api.GetAsync("/v1/vouchers/SOMEBODY")).ExpectProblem(404, "voucher_not_found");

        Answer[] refused =
        [
            await server.Api.GetAsync($"/v1/vouchers/{code}"),
            await server.Api.PostAsync($"/v1/vouchers/{code}/validate", VoucherSteps.Check()),
            await server.Api.UseAsync(code),
            await server.Api.PostAsync(
                $"/v1/vouchers/{code}/release", new { useId = "vch_01a200355c7c7000804333d1b3c31f58" }),
            await server.Api.PostAsync($"/v1/vouchers/{code}/void", new { reason = "x" }),
        ];
        Assert.All(refused, answer => answer.ExpectProblem(429, "too_many_attempts"));
        Assert.All(refused, answer => Assert.InRange(int.Parse(answer.Header("Retry-After")!), 1, 20));
        (await other.UseAsync(code)).Expect(201);
    }
}
