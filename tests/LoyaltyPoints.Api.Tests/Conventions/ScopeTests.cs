using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Conventions;

/// <summary>Which scope may do what.</summary>
[Collection(ServerCollection.Name)]
public sealed class ScopeTests(SharedServer shared, ScopedKeys keys) : IClassFixture<ScopedKeys>
{
    internal static readonly string[] Scopes = ["pos", "checkout", "partner", "admin"];

    // Method and path, then the scopes that are enough.
    internal static readonly (string Operation, string Allowed)[] Matrix =
    [
        ("POST /v1/programs", "admin"),
        ("PUT /v1/programs/{program}", "admin"),
        ("POST /v1/programs/{program}/publish", "admin"),
        ("GET /v1/programs/{program}", "pos checkout partner admin"),
        ("POST /v1/campaigns", "admin"),
        ("GET /v1/campaigns", "admin"),
        ("PUT /v1/campaigns/cmp_1", "admin"),
        ("POST /v1/campaigns/cmp_1/stop", "admin"),
        ("POST /v1/members", "pos checkout admin"),
        ("GET /v1/members/{member}", "pos checkout admin"),
        ("GET /v1/members/{member}/profile", "pos checkout admin"),
        ("PATCH /v1/members/{member}", "pos checkout admin"),
        ("POST /v1/members/{member}/enrollments", "pos checkout admin"),
        ("POST /v1/members/{member}/merge", "admin"),
        ("GET /v1/merges/mrg_1", "admin"),
        ("POST /v1/merges/mrg_1/undo", "admin"),
        ("GET /v1/members/{member}/export", "admin"),
        ("DELETE /v1/members/{member}", "admin"),
        ("POST /v1/purchases", "pos checkout"),
        ("POST /v1/purchases/quote", "pos checkout"),
        ("POST /v1/purchases/batch", "pos checkout"),
        ("GET /v1/purchases/{purchase}", "pos checkout"),
        ("POST /v1/purchases/{purchase}/returns", "pos checkout"),
        ("GET /v1/members/{member}/balances", "pos checkout partner admin"),
        ("GET /v1/members/{member}/ledger", "pos checkout partner admin"),
        ("GET /v1/members/{member}/ledger/verification", "pos checkout partner admin"),
        ("POST /v1/redemptions", "checkout partner"),
        ("POST /v1/redemptions/{redemption}/reverse", "checkout partner"),
        ("POST /v1/adjustments", "admin"),
        ("POST /v1/transfers", "checkout admin"),
        ("POST /v1/gifts", "admin"),
        ("POST /v1/households", "checkout admin"),
        ("POST /v1/households/hhd_1/members", "checkout admin"),
        ("POST /v1/households/hhd_1/members/{member}/role", "checkout admin"),
        ("POST /v1/partners", "admin"),
        ("GET /v1/partners", "admin"),
        ("PUT /v1/partners/prt_1", "admin"),
        ("POST /v1/partner-links", "partner"),
        ("POST /v1/members/{member}/partner-links/codes", "checkout"),
        ("GET /v1/members/{member}/partner-links", "checkout admin"),
        ("DELETE /v1/members/{member}/partner-links/prt_1", "checkout admin"),
        ("GET /v1/analytics/purchasing", "admin"),
        ("GET /v1/analytics/cohorts", "admin"),
        ("GET /v1/analytics/rfm", "admin"),
        ("GET /v1/analytics/rfm/members", "admin"),
        ("GET /v1/analytics/deciles", "admin"),
        ("GET /v1/analytics/pareto", "admin"),
        ("GET /v1/analytics/movement", "admin"),
        ("GET /v1/analytics/churn", "admin"),
        ("GET /v1/analytics/win-back", "admin"),
        ("POST /v1/analytics/win-back-lists", "admin"),
        ("GET /v1/analytics/win-back-lists", "admin"),
        ("GET /v1/analytics/affiliates", "admin"),
        ("GET /v1/analytics/referrals", "admin"),
        ("POST /v1/vip-memberships", "checkout admin"),
        ("POST /v1/vip-memberships/vip_1/renewals", "checkout admin"),
        ("POST /v1/vip-memberships/vip_1/cancellation", "checkout admin"),
        ("POST /v1/vip-memberships/vip_1/plan", "checkout admin"),
        ("POST /v1/vip-memberships/vip_1/refund", "checkout admin"),
        ("POST /v1/voucher-series", "admin"),
        ("GET /v1/voucher-series", "admin"),
        ("POST /v1/voucher-series/vse_1/codes", "admin"),
        ("POST /v1/vouchers", "checkout admin"),
        ("POST /v1/vouchers/SUMMER10/validate", "pos checkout"),
        ("POST /v1/vouchers/SUMMER10/redeem", "pos checkout"),
        ("POST /v1/vouchers/SUMMER10/release", "pos checkout"),
        ("POST /v1/vouchers/SUMMER10/void", "checkout admin"),
        ("PUT /v1/referral-program", "admin"),
        ("GET /v1/members/{member}/referrals", "pos checkout admin"),
        ("POST /v1/referrals", "pos checkout admin"),
        ("POST /v1/affiliates", "admin"),
        ("GET /v1/affiliates", "admin"),
        ("PUT /v1/affiliates/aff_1", "admin"),
        ("POST /v1/affiliates/aff_1/clicks", "checkout"),
        ("GET /v1/analytics/settings", "admin"),
        ("PUT /v1/analytics/settings", "admin"),
        ("GET /v1/analytics/definitions", "admin"),
        ("GET /v1/events", "admin"),
        ("GET /v1/events/evt_1", "admin"),
        ("GET /v1/analytics/alerts", "admin"),
        ("GET /v1/analytics/lifetime-value?currency=CNY", "admin"),
        ("GET /v1/analytics/lifetime-value/members?currency=CNY", "admin"),
        ("POST /v1/analytics/lifetime-model", "admin"),
        ("GET /v1/analytics/segments/overlap", "admin"),
        ("GET /v1/analytics/goals", "admin"),
        ("POST /v1/segments", "admin"),
        ("GET /v1/segments", "admin"),
        ("PUT /v1/segments/seg_1", "admin"),
        ("POST /v1/segments/seg_1/archive", "admin"),
        ("POST /v1/segments/seg_1/refresh", "admin"),
        ("POST /v1/segments/seg_1/members", "admin"),
        ("POST /v1/goals", "admin"),
        ("GET /v1/goals", "admin"),
        ("PUT /v1/goals/gol_1", "admin"),
        ("POST /v1/goals/gol_1/archive", "admin"),
        ("POST /v1/analytics/alerts/alr_1/acknowledgement", "admin"),
        ("GET /v1/analytics/ladder", "admin"),
        ("GET /v1/analytics/ladder/members", "admin"),
        ("GET /v1/analytics/loyalty-kinds", "admin"),
        ("GET /v1/analytics/glance", "admin"),
        ("GET /v1/analytics/warnings", "admin"),
        ("POST /v1/analytics/warnings/run", "admin"),
        ("POST /v1/surveys", "admin"),
        ("GET /v1/surveys", "admin"),
        ("GET /v1/surveys/srv_1", "pos checkout admin"),
        ("PUT /v1/surveys/srv_1", "admin"),
        ("POST /v1/surveys/srv_1/invitations", "pos checkout admin"),
        ("GET /v1/surveys/srv_1/feedback", "admin"),
        ("POST /v1/feedback", "pos checkout admin"),
        ("GET /v1/feedback/fbk_1", "pos checkout admin"),
        ("POST /v1/complaints", "pos checkout admin"),
        ("GET /v1/complaints", "pos checkout admin"),
        ("GET /v1/complaints/cpl_1", "pos checkout admin"),
        ("POST /v1/complaints/cpl_1/resolution", "pos checkout admin"),
        ("POST /v1/members/{member}/thanks", "pos checkout admin"),
        ("GET /v1/analytics/satisfaction", "admin"),
        ("GET /v1/analytics/importance", "admin"),
        ("GET /v1/analytics/intentions", "admin"),
        ("GET /v1/analytics/share-of-wallet", "admin"),
        ("GET /v1/analytics/exit-reasons", "admin"),
        ("GET /v1/analytics/complaints", "admin"),
        ("GET /v1/analytics/thank-you", "admin"),
        ("GET /v1/analytics/liability", "admin"),
        ("GET /v1/analytics/breakage", "admin"),
        ("GET /v1/analytics/liability/journal", "admin"),
        ("GET /v1/analytics/program-cost", "admin"),
        ("POST /v1/api-keys", "admin"),
        ("GET /v1/api-keys", "admin"),
        ("POST /v1/webhook-endpoints", "admin"),
        ("GET /v1/webhook-endpoints", "admin"),
        ("GET /v1/webhook-endpoints/whe_1", "admin"),
        ("PUT /v1/webhook-endpoints/whe_1", "admin"),
        ("DELETE /v1/webhook-endpoints/whe_1", "admin"),
        ("POST /v1/webhook-endpoints/whe_1/rotate-secret", "admin"),
        ("POST /v1/webhook-endpoints/whe_1/pause", "admin"),
        ("POST /v1/webhook-endpoints/whe_1/resume", "admin"),
        ("POST /v1/webhook-endpoints/whe_1/replay", "admin"),
        ("POST /v1/webhook-endpoints/whe_1/test", "admin"),
        ("GET /v1/webhook-endpoints/whe_1/deliveries", "admin"),
        ("POST /v1/api-keys/1/rotate", "admin"),
        ("GET /v1/audit-log", "admin"),
        ("GET /v1/api-keys/key_1/quota", "admin"),
        ("PUT /v1/api-keys/key_1/quota", "admin"),
        ("GET /v1/velocity-rules", "admin"),
        ("PUT /v1/velocity-rules", "admin"),
        ("GET /v1/reviews", "admin"),
        ("GET /v1/reviews/rvw_1", "admin"),
        ("POST /v1/reviews/rvw_1/approve", "admin"),
        ("POST /v1/reviews/rvw_1/reject", "admin"),
        ("GET /v1/test-clock", "admin"),
        ("POST /v1/test-clock/advance", "admin"),
    ];

    public static TheoryData<string, string, bool> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, bool>();
            foreach (var (operation, allowed) in Matrix)
            {
                foreach (var scope in Scopes) cases.Add(operation, scope, allowed.Split(' ').Contains(scope));
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_key_may_do_what_its_scope_allows_and_no_more(string operation, string scope, bool allowed)
    {
        var api = keys[scope];
        var path = await keys.PathAsync(operation, scope);
        var method = HttpMethod.Parse(operation.Split(' ')[0]);

        // An array is no body of any operation: who is let in is told so, and nothing is done.
        var body = path.EndsWith("/batch", StringComparison.Ordinal) ? Batches.Content("[]") : ApiClient.Content("[]");
        var takesBody = method != HttpMethod.Get && method != HttpMethod.Delete;
        var answer = await api.SendAsync(method, path, takesBody ? body : null);

        if (!allowed) answer.ExpectProblem(403, "forbidden");
        else if (path.Contains("_1", StringComparison.Ordinal) && method == HttpMethod.Get) answer.Expect(404);
        else if (path.Contains("/mrg_1", StringComparison.Ordinal)) answer.Expect(404);
        else if (path.EndsWith("/whe_1", StringComparison.Ordinal) && method == HttpMethod.Delete) answer.Expect(404);
        else if (path.EndsWith("/prt_1", StringComparison.Ordinal)) answer.Expect(method == HttpMethod.Put ? 400 : 404);
        else Assert.DoesNotContain(answer.Status, (int[])[401, 403, 404, 405, 500]);
    }

    [Fact]
    public async Task A_key_of_two_scopes_may_do_what_either_allows()
    {
        var (program, member) = await shared.Api.CreateMemberOfNewProgramAsync();
        using var api = shared.Api.With(await shared.Api.CreateKeyAsync("pos", "checkout"));

        await api.PostPurchaseAsync(member, 100_00);
        (await api.RedeemAsync(member, program, 10)).Expect(201);
        (await api.PostAsync("/v1/programs", Definitions.Spend(10_00, 1))).ExpectProblem(403, "forbidden");
    }
}
