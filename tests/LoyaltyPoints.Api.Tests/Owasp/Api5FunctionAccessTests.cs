using System.Text.RegularExpressions;
using LoyaltyPoints.Api.Tests.Conventions;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Owasp;

/// <summary>
/// API5:2023, broken function level authorization: every operation that the server tells of is held against what was
/// written down of it by hand, here or in <see cref="ScopeTests"/>, and against each scope alone.
/// </summary>
[Collection(TwoShopsCollection.Name)]
public sealed partial class Api5FunctionAccessTests(TwoShops shops)
{
    private static readonly string[] Scopes = ["pos", "checkout", "admin"];

    // What ScopeTests does not ask for one by one.
    private static readonly Dictionary<string, string> Others = new()
    {
        ["POST /v1/reinstatements"] = "admin",
        ["GET /v1/members/{id}/standing"] = "pos checkout partner admin",
        ["GET /v1/partners/{id}/settlement"] = "partner admin",
        ["POST /v1/activities"] = "pos checkout",
        ["GET /v1/activities/{id}"] = "pos checkout",
        ["GET /v1/programs"] = "pos checkout partner admin",
        ["GET /v1/programs/{id}/versions/{version}"] = "pos checkout partner admin",
        ["GET /v1/campaigns/{id}"] = "admin",
        ["POST /v1/programs/{id}/simulations"] = "admin",
        ["GET /v1/programs/{id}/versions/{version}/preview"] = "admin",
        ["GET /v1/members"] = "pos checkout admin",
        ["DELETE /v1/api-keys/{id}"] = "admin",
        ["GET /v1/redemptions/{id}"] = "checkout partner",
        ["POST /v1/redemptions/{id}/capture"] = "checkout partner",
        ["POST /v1/redemptions/{id}/void"] = "checkout partner",
        ["GET /v1/rewards"] = "pos checkout partner admin",
        ["POST /v1/rewards"] = "admin",
        ["GET /v1/rewards/{id}"] = "pos checkout partner admin",
        ["PUT /v1/rewards/{id}"] = "admin",
        ["GET /v1/rewards/{id}/versions/{version}"] = "pos checkout partner admin",
        ["POST /v1/rewards/{id}/archive"] = "admin",
        ["GET /v1/partners/{id}"] = "admin",
        ["GET /v1/vip-memberships/{id}"] = "pos checkout partner admin",
        ["GET /v1/transfers/{id}"] = "checkout admin",
        ["GET /v1/gifts/{id}"] = "admin",
        ["GET /v1/households/{id}"] = "pos checkout admin",
        ["GET /v1/members/{id}/household"] = "pos checkout admin",
        ["DELETE /v1/households/{id}/members/{memberId}"] = "checkout admin",
        ["GET /v1/referral-program"] = "admin",
        ["POST /v1/members/{id}/referral-code"] = "pos checkout admin",
        ["GET /v1/referrals/{id}"] = "pos checkout admin",
        ["GET /v1/affiliates/{id}"] = "admin",
        ["GET /v1/affiliates/{id}/statement"] = "admin",
        ["GET /v1/segments/{id}"] = "admin",
        ["GET /v1/segments/{id}/versions/{version}"] = "admin",
        ["GET /v1/analytics/segments/{id}/members"] = "admin",
        ["GET /v1/goals/{id}"] = "admin",
        ["GET /v1/voucher-series/{id}"] = "admin",
        ["PUT /v1/voucher-series/{id}"] = "admin",
        ["GET /v1/voucher-series/{id}/versions/{version}"] = "admin",
        ["POST /v1/voucher-series/{id}/imports"] = "admin",
        ["GET /v1/vouchers/{code}"] = "pos checkout admin",
        ["GET /v1/analytics/win-back-lists/{id}"] = "admin",
    };

    [Fact]
    public void It_is_written_down_of_every_operation_who_may_call_it()
    {
        Complaints.None(shops.Operations.Where(one => Allowed(one) is null).Select(one => one.ToString()));
    }

    [Fact]
    public async Task Each_scope_alone_opens_what_was_written_down_and_no_more()
    {
        List<string> complaints = [];
        foreach (var scope in Scopes)
        {
            using var api = shops.Ours.Api.With(await shops.Ours.Api.CreateKeyAsync(scope));
            foreach (var operation in shops.Operations)
            {
                if (Allowed(operation) is not { } allowed) continue;
                // Nobody's ids: who is let in finds nothing, and does nothing.
                var path = Nobodys(operation);
                var answer = await operation.SendAsync(api, path, System.Text.Json.Nodes.JsonNode.Parse("[]"));
                if (allowed.Split(' ').Contains(scope) == (answer.Status == 403))
                    complaints.Add($"{scope} at {operation}: {answer}");
            }
        }

        Complaints.None(complaints);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_open()
    {
        using var nobody = shops.Ours.Api.With(null);
        List<string> open = [];
        foreach (var operation in shops.Operations)
        {
            var answer = await operation.SendAsync(nobody, Nobodys(operation), null);
            if (answer.Status != 401 || answer.Code != "unauthenticated") open.Add($"{operation}: {answer}");
        }

        Complaints.None(open);
    }

    private static string Nobodys(Operation operation) => Unknown().Replace(
        operation.Path, static match => match.Value == "{version}" ? "1" : "x_1");

    private static string? Allowed(Operation operation)
    {
        if (Others.TryGetValue(operation.ToString(), out var allowed)) return allowed;
        var form = new Regex($"^{operation.Method} {Unknown().Replace(operation.Path, "[^/]+")}(\\?.*)?$");
        return ScopeTests.Matrix.FirstOrDefault(row => form.IsMatch(row.Operation)).Allowed;
    }

    [GeneratedRegex("{[a-zA-Z]+}")]
    private static partial Regex Unknown();
}
