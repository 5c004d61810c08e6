using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Velocity;

/// <summary>Rules against abuse, reviews and quotas of keys, over HTTP; rules are a tenant's, so on its own server.
/// </summary>
public sealed class VelocityTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private readonly ApiClient api = tenants.Ours;

    [Fact]
    public async Task Rules_are_read_and_changed_by_whoever_has_seen_the_latest()
    {
        var (program, _) = await api.CreateMemberOfNewProgramAsync();
        var before = (await api.GetAsync("/v1/velocity-rules")).Expect(200);
        var rules = new JsonObject
        {
            ["rules"] = new JsonArray(VelocitySteps.Rule("much", "unitsEarned", 5, "flag", program)),
        };

        (await api.PutAsync("/v1/velocity-rules", rules)).ExpectProblem(428, "precondition_required");
        (await api.PutAsync("/v1/velocity-rules", rules, ("If-Match", "\"v99\""))).ExpectProblem(
            412, "precondition_failed");
        var put = (await api.PutAsync("/v1/velocity-rules", rules, ("If-Match", before.Header("ETag")!))).Expect(200);
        var after = (await api.GetAsync("/v1/velocity-rules")).Expect(200);
        Assert.Equal(put.Header("ETag"), after.Header("ETag"));
        Assert.Equal(rules.ToJsonString(), after.Json.ToJsonString());

        rules["rules"]![0]!["programId"] = "prg_" + new string('0', 32);
        (await api.PutAsync("/v1/velocity-rules", rules, ("If-Match", "*"))).ExpectProblem(404, "program_not_found");
        Assert.Equal("""{"rules":[]}""", (await tenants.Theirs.GetAsync("/v1/velocity-rules")).Expect(200).Text);
        await api.SetRulesAsync();
    }

    [Fact]
    public async Task A_member_redeems_too_often_then_that_is_refused_and_changes_nothing()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.GrantAsync(member, program, 100);
        await api.SetRulesAsync(VelocitySteps.Rule("hourly", "redemptions", 2, "refuse", program));

        var key = Bodies.Unique("redeem");
        for (var time = 0; time < 3; time++) (await api.RedeemAsync(member, program, 10, key)).Expect(201);
        (await api.RedeemAsync(member, program, 10)).Expect(201);
        var refused = (await api.RedeemAsync(member, program, 10)).ExpectProblem(422, "velocity_exceeded");

        Assert.Contains("hourly", (string)refused.Json["detail"]!, StringComparison.Ordinal);
        Assert.Equal(80, await api.AvailableAsync(member, program));
        await api.SetRulesAsync();
        (await api.RedeemAsync(member, program, 10)).Expect(201);
    }

    [Fact]
    public async Task A_flagged_purchase_is_rejected_then_what_it_earned_is_gone_and_the_purchase_says_why()
    {
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        await api.SetRulesAsync(VelocitySteps.Rule("same", "identicalPurchases", 1, "flag"));
        await api.PostPurchaseAsync(member, 100_00);
        var second = await api.PostPurchaseAsync(member, 100_00);
        await api.SetRulesAsync();
        var review = Assert.Single(await api.OpenReviewsAsync(member));
        Assert.Equal((string)second["id"]!, (string)review["purchaseId"]!);
        Assert.Equal(2, (int)review["evidence"]!["rules"]![0]!["counted"]!);

        (await tenants.Theirs.ResolveAsync(review, "reject")).ExpectProblem(404, "review_not_found");
        (await tenants.Theirs.GetAsync($"/v1/reviews/{(string)review["id"]!}")).ExpectProblem(404, "review_not_found");
        var key = Bodies.Unique("review");
        var rejected = (await api.ResolveAsync(review, "reject", key)).Expect(200);
        Assert.True((await api.ResolveAsync(review, "reject", key)).Expect(200).WasReplayed);
        (await api.ResolveAsync(review, "approve")).ExpectProblem(409, "review_resolved");

        Assert.Equal(("rejected", "jo"), ((string)rejected.Json["status"]!, (string)rejected.Json["actor"]!));
        Assert.Equal(10, await api.AvailableAsync(member, program));
        var purchase = (await api.GetAsync($"/v1/purchases/{(string)second["id"]!}")).Expect(200).Json;
        Assert.Equal(
            (string)rejected.Json["returnId"]!, (string)Assert.Single(purchase["returns"]!.AsArray())!["id"]!);
        Assert.Equal(
            rejected.Json.ToJsonString(),
            (await api.GetAsync($"/v1/reviews/{(string)review["id"]!}")).Expect(200).Json.ToJsonString());
        Assert.Empty(await api.OpenReviewsAsync(member));
        await api.VerifyAsync(member);
    }

    [Theory]
    [InlineData("status=closed", "?status invalid_value")]
    [InlineData("kind=member&memberId=me", "?kind invalid_value ?memberId invalid_format")]
    public async Task Reviews_are_asked_for_by_what_there_is_not_then_every_fault_is_named(string query, string faults)
    {
        var answer = (await api.GetAsync($"/v1/reviews?{query}")).ExpectProblem(400, "invalid_request");
        Assert.Equal(faults, string.Join(' ', answer.Json["errors"]!.AsArray().Select(
            fault => $"{(string)fault!["pointer"]!} {(string)fault["code"]!}")));
    }

    [Fact]
    public async Task A_review_is_rejected_without_a_reason_then_it_stays_open()
    {
        var (_, member) = await api.CreateMemberOfNewProgramAsync();
        await api.SetRulesAsync(VelocitySteps.Rule("any", "purchases", 0, "flag"));
        await api.PostPurchaseAsync(member, 100_00);
        await api.SetRulesAsync();
        var review = Assert.Single(await api.OpenReviewsAsync(member));
        var path = $"/v1/reviews/{(string)review["id"]!}";

        (await api.PostAsync($"{path}/reject", new { actor = "jo" })).ExpectProblem(400, "invalid_request");
        (await api.PostAsync($"{path}/approve", new { reason = "x" })).ExpectProblem(400, "invalid_request");
        Assert.Single(await api.OpenReviewsAsync(member));
        (await api.PostAsync($"{path}/approve", new { actor = "jo" })).Expect(200);
    }

    [Fact]
    public async Task A_key_is_given_a_quota_then_it_goes_by_it_and_other_tenants_know_no_such_key()
    {
        var text = await api.CreateKeyAsync("pos", "admin");
        using var key = api.With(text);
        var path = $"/v1/api-keys/{text.Split('_')[2]}/quota";
        var none = (await api.GetAsync(path)).Expect(200);
        Assert.Equal(("{}", "\"v0\""), (none.Text, none.Header("ETag")));
        var limit = new { write = new { requestsPerSecond = 1, burst = 2 } };
        (await tenants.Theirs.PutAsync(path, limit, ("If-Match", "*"))).ExpectProblem(404, "api_key_not_found");
        (await tenants.Theirs.GetAsync(path)).ExpectProblem(404, "api_key_not_found");

        var set = (await api.PutAsync(path, limit, ("If-Match", "\"v0\""))).Expect(200);
        Assert.Equal(set.Text, (await api.GetAsync(path)).Expect(200).Text);
        (await api.PutAsync(path, limit, ("If-Match", "\"v0\""))).ExpectProblem(412, "precondition_failed");

        var answer = await key.PostAsync("/v1/purchases", "{}");
        Assert.Equal(("\"write\";q=2;w=2", 400), (answer.Header("RateLimit-Policy"), answer.Status));
        Assert.NotEqual("\"read\";q=2;w=2", (await key.GetAsync("/v1/programs")).Header("RateLimit-Policy"));
        await api.PutAsync(path, new { }, ("If-Match", "*"));
        Assert.NotEqual(
            "\"write\";q=2;w=2", (await key.PostAsync("/v1/purchases", "{}")).Header("RateLimit-Policy"));
    }
}
