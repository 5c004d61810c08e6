using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Partners;

namespace LoyaltyPoints.Api.Tests.Referrals;

/// <summary>The one referral program of a tenant: made, read, changed, refused, and not another's.</summary>
public sealed class ReferralProgramTests(TwoTenants tenants) : IClassFixture<TwoTenants>
{
    private const string Path = "/v1/referral-program";

    [Fact]
    public async Task It_is_made_once_and_changed_only_by_who_has_seen_its_latest_state()
    {
        var api = tenants.Ours.With(await tenants.Server.CreateTenantAsync());
        (await api.GetAsync(Path)).ExpectProblem(404, "referral_program_not_found");
        var (program, member) = await api.CreateMemberOfNewProgramAsync();
        (await api.PostAsync($"/v1/members/{member}/referral-code", ""))
            .ExpectProblem(404, "referral_program_not_found");
        (await api.PostAsync("/v1/members", new { referredBy = member }))
            .ExpectProblem(404, "referral_program_not_found");
        var terms = Introductions.Terms(program);

        (await api.PutAsync(Path, terms, ("If-Match", "*"))).ExpectProblem(412, "precondition_failed");
        var made = (await api.PutAsync(Path, terms)).Expect(201);
        (await api.PutAsync(Path, terms)).ExpectProblem(428, "precondition_required");
        (await api.PutAsync(Path, terms, ("If-Match", "\"v9\""))).ExpectProblem(412, "precondition_failed");
        var changed = (await api.PutAsync(
            Path, terms.With("within", "P30D").With("referredUnits", 0), ("If-Match", made.Header("ETag")!)))
            .Expect(200);
        (await api.PutAsync(Path, terms, ("If-Match", made.Header("ETag")!))).ExpectProblem(412, "precondition_failed");

        var seen = (await api.GetAsync(Path)).Expect(200);
        Assert.Equal(
            ("\"v1\"", "\"v2\"", "\"v2\""), (made.Header("ETag"), changed.Header("ETag"), seen.Header("ETag")));
        Assert.Equal(changed.Text, seen.Text);
        Assert.Equal(("P30D", 0, program), (
            (string)seen.Json["within"]!, (long)seen.Json["referredUnits"]!, (string)seen.Json["programId"]!));
    }

    [Theory]
    [InlineData("{}", "/programId required", "/referredUnits required", "/referrerUnits required")]
    [InlineData("""
        { "programId": "prg_1", "referrerUnits": -1, "referredUnits": "x", "minimumOrder": -1, "within": "30 days",
          "maximumPerReferrer": { "count": 0, "per": "day" }, "more": 1 }
        """, "/maximumPerReferrer/count out_of_range", "/maximumPerReferrer/per invalid_value",
        "/minimumOrder out_of_range", "/more unknown_field", "/programId invalid_format", "/referredUnits wrong_type",
        "/referrerUnits out_of_range", "/within invalid_format")]
    [InlineData("""
        { "programId": "prg_019ab0c5d2f17c4e8a3b5d6e7f801234", "referrerUnits": 0, "referredUnits": 0 }
        """, " invalid_value")]
    public async Task A_body_with_faults_then_every_one_is_named(string body, params string[] faults)
    {
        var answer = (await tenants.Ours.PutAsync(Path, body)).ExpectProblem(400, "invalid_request");

        Assert.Equal(faults, answer.Json["errors"]!.AsArray()
            .Select(fault => $"{fault!["pointer"]} {fault["code"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_tenants_program_code_or_referral_then_it_is_not_found()
    {
        var ours = await Introductions.OpenAsync(null, tenants.Ours.With(await tenants.Server.CreateTenantAsync()));
        var theirs = await Introductions.OpenAsync(null, tenants.Ours.With(await tenants.Server.CreateTenantAsync()));
        var member = await ours.BroughtAsync();
        var id = (string)(await ours.OfAsync(member))["id"]!;
        var stranger = await theirs.Api.CreateMemberAsync(theirs.Program);
        var before = await tenants.Server.Database.RowCountsAsync();

        (await theirs.Api.GetAsync($"/v1/referrals/{id}")).ExpectProblem(404, "referral_not_found");
        (await theirs.Api.GetAsync($"/v1/members/{member}/referrals")).ExpectProblem(404, "member_not_found");
        (await theirs.Api.PostAsync($"/v1/members/{member}/referral-code", "")).ExpectProblem(404, "member_not_found");
        (await theirs.ReferAsync(stranger, ours.Code)).ExpectProblem(404, "referral_code_not_found");
        (await theirs.ReferAsync(member)).ExpectProblem(404, "member_not_found");
        (await theirs.EnrolAsync(ours.Code)).ExpectProblem(404, "referral_code_not_found");
        (await theirs.EnrolAsync(ours.Referrer)).ExpectProblem(404, "member_not_found");
        (await theirs.Api.PutAsync("/v1/referral-program", Introductions.Terms(ours.Program), ("If-Match", "*")))
            .ExpectProblem(404, "program_not_found");

        Assert.Equal(before, await tenants.Server.Database.RowCountsAsync());
    }

    [Theory]
    [InlineData("rfl_1")]
    [InlineData("rfl_019ab0c5d2f17c4e8a3b5d6e7f801234")]
    [InlineData("rfl_019ab0c5d2f17c4e8a3b5d6e7f801234019ab0a17e3b7d01a2c94f6b8d0e1f23")]
    [InlineData("pur_019ab0c5d2f17c4e8a3b5d6e7f801234019ab0a17e3b7d01a2c94f6b8d0e1f23")]
    public async Task A_referral_that_is_not_there_then_404(string id) =>
        (await tenants.Ours.GetAsync($"/v1/referrals/{id}")).ExpectProblem(404, "referral_not_found");

    // What is answered with 404 to those who may ask.
    [Theory]
    [InlineData("GET", "/v1/referral-program", "pos checkout")]
    [InlineData("GET", "/v1/referrals/rfl_1", "partner")]
    [InlineData("POST", "/v1/members/mem_1/referral-code", "partner")]
    [InlineData("GET", "/v1/affiliates/aff_1", "pos checkout")]
    [InlineData("GET", "/v1/affiliates/aff_1/statement", "pos checkout")]
    public async Task A_key_without_the_scope_then_it_is_refused(string method, string path, string scopes)
    {
        using var key = scopes == "partner" ? await PartnerAsync()
            : tenants.Ours.With(await tenants.Ours.CreateKeyAsync(scopes.Split(' ')));
        var enough = await tenants.Ours.SendAsync(HttpMethod.Parse(method), path, null);

        (await key.SendAsync(HttpMethod.Parse(method), path, null)).ExpectProblem(403, "forbidden");

        Assert.NotEqual(403, enough.Status);
    }

    private async Task<ApiClient> PartnerAsync()
    {
        var program = await tenants.Ours.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        return (await PartnerApp.OpenAsync(tenants.Ours, program)).Api;
    }
}
