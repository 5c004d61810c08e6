using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>What cannot be told of a few members, and what cannot be asked.</summary>
public sealed class LifetimeRefusalTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    [Fact]
    public async Task Few_have_bought_then_their_value_so_far_is_told_and_why_no_more_is()
    {
        var (_, member) = await tenants.Ours.CreateMemberOfNewProgramAsync();
        await tenants.Ours.PostPurchaseAsync(member, 120_00);

        var summary = (await tenants.Ours.GetAsync("/v1/analytics/lifetime-value?from=2025-01-01&currency=CNY"))
            .Expect(200).Json["summary"]!;
        var list = (await tenants.Ours.GetAsync("/v1/analytics/lifetime-value/members?currency=CNY")).Expect(200).Json;
        var learned = (await tenants.Ours.PostAsync("/v1/analytics/lifetime-model", new { currency = "CNY" }))
            .Expect(200).Json;

        Assert.Equal("too_few_members", (string)summary["purchases"]!["refusal"]!["code"]!);
        Assert.Equal("too_few_repeaters", (string)summary["spend"]!["refusal"]!["code"]!);
        Assert.Null(summary["forecast"]);
        Assert.Equal((1, 120_00), ((int)summary["members"]!, (long)summary["historicalValue"]!));
        Assert.Equal(
            0, (int)(await tenants.Theirs.GetAsync("/v1/analytics/lifetime-value?from=2025-01-01&currency=CNY"))
                .Expect(200).Json["summary"]!["members"]!);
        Assert.Empty(list["rows"]!.AsArray());
        Assert.Equal("too_few_members", (string)list["summary"]!["refusal"]!["code"]!);
        Assert.Equal("too_few_members", (string)learned["refusal"]!["code"]!);
        Assert.Null(learned["model"]);
    }

    [Theory]
    [InlineData("", "?holdoutWeeks")]
    [InlineData("/members", "?limit")]
    public async Task Every_fault_of_a_question_is_named_at_once(string path, string own)
    {
        var answer = await tenants.Ours.GetAsync(
            $"/v1/analytics/lifetime-value{path}?currency=XXQ&horizonWeeks=0&discountRate=1.5&holdoutWeeks=x&limit=10001");

        answer.ExpectProblem(400, "invalid_request");
        Assert.Equal(
            ((string[])["?currency", "?discountRate", "?horizonWeeks", own]).Order(),
            answer.Json["errors"]!.AsArray().Select(fault => (string)fault!["pointer"]!).Order());
    }
}
