using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Vouchers;

public sealed class VoucherTenancyTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task Another_tenants_vouchers_are_answered_with_404_and_the_same_codes_are_free()
    {
        var (ours, theirs) = (tenants.Ours, tenants.Theirs);
        var (program, member) = await ours.CreateMemberOfNewProgramAsync();
        var series = await ours.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "null"));
        await ours.IssueAsync(series, "SUMMER10");
        var used = (await ours.UseAsync("SUMMER10")).Expect(201).Json;
        var theirSeries = await theirs.CreateSeriesAsync(VoucherSteps.FiveOff);
        var definition = VoucherSteps.Definition(VoucherSteps.FiveOff);
        var before = await tenants.Server.Database.RowCountsAsync();

        Answer[] answers =
        [
            await theirs.GetAsync($"/v1/voucher-series/{series}"),
            await theirs.GetAsync($"/v1/voucher-series/{series}/versions/1"),
            await theirs.PutAsync($"/v1/voucher-series/{series}", definition, ("If-Match", "*")),
            await theirs.PostAsync("/v1/voucher-series", VoucherSteps.Definition(
                VoucherSteps.FiveOff, ("audience", $$"""{ "enrolledIn": "{{program}}" }"""))),
            await theirs.PostAsync(
                $"/v1/voucher-series/{series}/codes", new { count = 1 }, ("Idempotency-Key", "theirs")),
            await theirs.SendAsync(
                HttpMethod.Post, $"/v1/voucher-series/{series}/imports", Batches.Content("""{ "code": "OLD-1" }""")),
            await theirs.PostAsync("/v1/vouchers", VoucherSteps.Issue(series)),
            await theirs.PostAsync("/v1/vouchers", VoucherSteps.Issue(theirSeries, member: member)),
            await theirs.GetAsync("/v1/vouchers/SUMMER10"),
            await theirs.PostAsync("/v1/vouchers/SUMMER10/validate", VoucherSteps.Check()),
            await theirs.UseAsync("SUMMER10"),
            await theirs.ReleaseAsync("SUMMER10", used),
            await theirs.PostAsync("/v1/vouchers/SUMMER10/void", new { reason = "x" }),
        ];

        Assert.All(answers, answer => answer.Expect(404));
        Assert.Equal(before, await tenants.Server.Database.RowCountsAsync());
        await theirs.IssueAsync(theirSeries, "SUMMER10");
        (await theirs.UseAsync("SUMMER10", member: member)).ExpectProblem(404, "member_not_found");
        (await theirs.UseAsync("SUMMER10")).Expect(201);
        Assert.Equal(1, (long)(await ours.VoucherAsync("SUMMER10"))["uses"]!);
    }
}
