using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Memberships.Club;

namespace LoyaltyPoints.Api.Tests.Memberships;

/// <summary>Who and what is refused at the door of memberships.</summary>
[Collection(ServerCollection.Name)]
public sealed class MembershipRefusalTests(SharedServer shared)
{
    private const string NoSuchId = "vip_019ab0c5d2f17c4e8a3b5d6e7f801234019ab0a17e3b7d01a2c94f6b8d0e1f23";

    [Theory]
    [InlineData("", """{ "programId": 1, "plan": "x" }""", "/memberId required", "/plan unknown_field",
        "/planId required", "/programId wrong_type")]
    [InlineData("", """
        { "memberId": "mem_1", "programId": "prg_1", "planId": "",
          "payment": { "reference": " a", "amount": -1, "currency": "XXZ" } }
        """, "/memberId invalid_format", "/payment/amount out_of_range", "/payment/currency invalid_value",
        "/payment/reference invalid_format", "/planId required", "/programId invalid_format")]
    [InlineData("/vip_1/renewals", "{}", "/payment required")]
    [InlineData("/vip_1/renewals", """{ "payment": {} }""", "/payment/amount required", "/payment/currency required",
        "/payment/reference required")]
    [InlineData("/vip_1/cancellation", """{ "at": "later" }""", "/at invalid_value")]
    [InlineData("/vip_1/cancellation", "{}", "/at required")]
    [InlineData("/vip_1/plan", "{}", "/planId required")]
    [InlineData("/vip_1/refund", """{ "reason": "" }""", "/reason required")]
    public async Task A_body_with_faults_then_every_one_is_named(string path, string body, params string[] faults)
    {
        var answer = (await shared.Api.PostAsync($"/v1/vip-memberships{path}", body))
            .ExpectProblem(400, "invalid_request");

        Assert.Equal(faults, answer.Json["errors"]!.AsArray()
            .Select(fault => $"{fault!["pointer"]} {fault["code"]}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("vip_1")]
    [InlineData("red_019ab0c5d2f17c4e8a3b5d6e7f801234019ab0a17e3b7d01a2c94f6b8d0e1f23")]
    [InlineData(NoSuchId)]
    public async Task A_membership_that_is_not_there_then_404(string id)
    {
        (await shared.Api.GetAsync($"/v1/vip-memberships/{id}")).ExpectProblem(404, "membership_not_found");
        foreach (var (what, body) in new (string, object)[]
        {
            ("renewals", new { payment = Paying(1) }), ("cancellation", new { at = "now" }),
            ("plan", new { planId = "x" }), ("refund", new { reason = "r" }),
        })
        {
            (await shared.Api.PostAsync($"/v1/vip-memberships/{id}/{what}", body))
                .ExpectProblem(404, "membership_not_found");
        }
    }

    [Fact]
    public async Task A_member_or_plan_that_is_not_there_then_it_says_which()
    {
        var club = await OpenAsync(shared.Api);
        var (points, customer) = await shared.Api.CreateMemberOfNewProgramAsync();

        (await club.JoinAsync("gold", Paying(1))).ExpectProblem(422, "plan_not_found");
        (await club.JoinAsync("monthly", Paying(10_00, currency: "EUR"))).ExpectProblem(422, "payment_mismatch");
        (await new Club(shared.Api, points, customer).JoinAsync("monthly", Paying(10_00)))
            .ExpectProblem(422, "plan_not_found");
        (await new Club(shared.Api, club.Program, customer).JoinAsync("monthly", Paying(10_00)))
            .ExpectProblem(422, "not_enrolled");
        (await new Club(shared.Api, club.Program, "mem_019ab0c5d2f17c4e8a3b5d6e7f801234").JoinAsync(
            "monthly", Paying(10_00))).ExpectProblem(404, "member_not_found");
    }

    [Theory]
    [InlineData("pos")]
    [InlineData("checkout")]
    [InlineData("admin")]
    public async Task A_key_of_any_scope_then_it_may_look(string scope)
    {
        var club = await OpenAsync(shared.Api);
        var id = await club.JoinedAsync("monthly", 10_00);
        using var api = shared.Api.With(await shared.Api.CreateKeyAsync(scope));

        (await api.GetAsync($"/v1/vip-memberships/{id}")).Expect(200);
    }
}
