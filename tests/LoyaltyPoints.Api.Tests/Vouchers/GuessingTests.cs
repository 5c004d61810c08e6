using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Vouchers;

public sealed class GuessingTests
{
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
