using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.BadInput;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Owasp;
using LoyaltyPoints.Api.Tests.Partners;
using LoyaltyPoints.Api.Tests.Referrals;
using LoyaltyPoints.Api.Tests.Spending;
using LoyaltyPoints.Api.Tests.Vouchers;

namespace LoyaltyPoints.Api.Tests.Audit;

/// <summary>How each thing is done that only administrators may do, but for those of which the body is known.</summary>
internal static class Administration
{
    /// <summary>They answer a question, and write nothing.</summary>
    public static readonly string[] Questions =
        ["POST /v1/programs/{id}/simulations", "POST /v1/webhook-endpoints/{id}/test"];

    private static readonly Dictionary<string, Func<Belongings, Operation, Task<Answer>>> Acts = new()
    {
        ["POST /v1/reinstatements"] = ReinstateAsync,
        ["PUT /v1/campaigns/{id}"] = AsMade,
        ["POST /v1/campaigns/{id}/stop"] = (all, one) => Send(all, one, new { }),
        ["POST /v1/api-keys/{id}/rotate"] = (all, one) => Send(all, one, new { }),
        ["DELETE /v1/api-keys/{id}"] = (all, one) => Send(all, one, null),
        ["POST /v1/rewards"] = (all, one) => Send(all, one, SpendingSteps.FreeItem(all.Target.Program, 3)),
        ["PUT /v1/rewards/{id}"] = (all, one) => Send(all, one, SpendingSteps.FreeItem(all.Target.Program, 3)),
        ["POST /v1/rewards/{id}/archive"] = (all, one) => Send(all, one, new { }),
        ["POST /v1/partners"] = (all, one) => Send(all, one, PartnerApp.Definition(all.Target.Program)),
        ["PUT /v1/partners/{id}"] = (all, one) => Send(all, one, PartnerApp.Definition(all.Target.Program)),
        ["PUT /v1/referral-program"] = (all, one) => Send(all, one, Introductions.Terms(all.Target.Program)),
        ["PUT /v1/affiliates/{id}"] = AsItIs,
        ["PUT /v1/surveys/{id}"] = AsItIs,
        ["PUT /v1/segments/{id}"] = AsMade,
        ["POST /v1/segments/{id}/archive"] = OfAnother,
        ["POST /v1/segments/{id}/refresh"] = (all, one) => Send(all, one, new { }),
        ["POST /v1/segments/{id}/members"] = async (all, one) =>
        {
            var list = (string)(await all.Api.PostAsync("/v1/segments", new { name = "By hand", kind = "list" }))
                .Expect(201).Json["id"]!;
            return await one.SendAsync(all.Api, one.Path.Replace("{id}", list, StringComparison.Ordinal),
                new JsonObject { ["add"] = new JsonArray(all.Target.Member), ["remove"] = new JsonArray() });
        },
        ["PUT /v1/goals/{id}"] = AsMade,
        ["POST /v1/goals/{id}/archive"] = OfAnother,
        ["POST /v1/voucher-series/{id}/codes"] = (all, one) => SendToSeriesAsync(all, one, new { count = 3 }),
        ["POST /v1/voucher-series/{id}/imports"] =
            (all, one) => SendToSeriesAsync(all, one, new { code = Bodies.Unique("OLD") }),
        ["PUT /v1/analytics/settings"] = (all, one) => Send(all, one, new { timeZone = "UTC" }),
        ["POST /v1/analytics/alerts/{id}/acknowledgement"] = (all, one) => Send(all, one, new { actor = "jo" }),
        ["POST /v1/analytics/warnings/run"] = (all, one) => Send(all, one, new { }),
        ["DELETE /v1/members/{id}"] = async (all, one) =>
            await SendTo(all, one, await all.Api.CreateMemberAsync(all.Target.Program), null),
        ["POST /v1/merges/{id}/undo"] = async (all, one) => await SendTo(all, one, await all.MergedAsync(), new { }),
        ["POST /v1/reviews/{id}/approve"] =
            async (all, one) => await SendTo(all, one, await all.ReviewAsync(), new { actor = "jo" }),
        ["POST /v1/reviews/{id}/reject"] =
            async (all, one) => await SendTo(all, one, await all.ReviewAsync(), new { actor = "jo", reason = "r" }),
        ["PUT /v1/webhook-endpoints/{id}"] = AsMade,
        ["POST /v1/webhook-endpoints/{id}/rotate-secret"] = (all, one) => Send(all, one, new { }),
        ["POST /v1/webhook-endpoints/{id}/pause"] = (all, one) => Send(all, one, new { }),
        ["POST /v1/webhook-endpoints/{id}/resume"] = (all, one) => Send(all, one, new { }),
        ["POST /v1/webhook-endpoints/{id}/replay"] = (all, one) => Send(all, one, new { deadLetters = true }),
        ["DELETE /v1/webhook-endpoints/{id}"] = async (all, one) => await SendTo(
            all, one, (string)(await Endpoints.All.Single(made => made.Name == "POST /v1/webhook-endpoints")
                .SendAsync(all.Target)).Expect(201).Json["id"]!, null),
    };

    /// <summary>Does it; null where nobody has said how.</summary>
    public static async Task<Answer?> DoAsync(Belongings all, Operation operation)
    {
        if (Acts.TryGetValue(operation.ToString(), out var act)) return await act(all, operation);
        var known = Endpoints.All.FirstOrDefault(one => one.Name == operation.ToString());
        return known is null ? null : await known.SendAsync(all.Target, etag: operation.Method == "PUT" ? "*" : null);
    }

    private static Task<Answer> Send(Belongings all, Operation operation, object? body) =>
        operation.SendAsync(all.Api, all.Fill(operation)!, body is null ? null : ApiClient.Node(body));

    private static Task<Answer> SendTo(Belongings all, Operation operation, string id, object? body) =>
        operation.SendAsync(
            all.Api, operation.Path.Replace("{id}", id, StringComparison.Ordinal),
            body is null ? null : ApiClient.Node(body));

    // With what such a thing is made of.
    private static Task<Answer> AsMade(Belongings all, Operation operation)
    {
        var made = Endpoints.All.Single(one => one.Name == operation.ToString()
            .Replace("PUT", "POST", StringComparison.Ordinal).Replace("/{id}", "", StringComparison.Ordinal));
        return Send(all, operation, made.Body(all.Target));
    }

    private static async Task<Answer> AsItIs(Belongings all, Operation operation)
    {
        var shown = (await all.Api.GetAsync(all.Fill(operation)!)).Expect(200).Json;
        foreach (var own in (string[])["id", "createdAt", "updatedAt"]) shown.AsObject().Remove(own);
        return await Send(all, operation, shown["definition"] ?? shown);
    }

    // With one that nothing else is done to.
    private static async Task<Answer> OfAnother(Belongings all, Operation operation)
    {
        var collection = operation.Path[..operation.Path.IndexOf("/{", StringComparison.Ordinal)];
        var made = Endpoints.All.Single(one => one.Name == $"POST {collection}");
        var id = (string)(await made.SendAsync(all.Target)).Expect(201).Json["id"]!;
        return await operation.SendAsync(
            all.Api, operation.Path.Replace("{id}", id, StringComparison.Ordinal), new JsonObject());
    }

    private static async Task<Answer> SendToSeriesAsync(Belongings all, Operation operation, object body)
    {
        var series = await all.Api.CreateSeriesAsync(VoucherSteps.FiveOff, ("uses", "null"));
        return await operation.SendAsync(
            all.Api, operation.Path.Replace("{id}", series, StringComparison.Ordinal), ApiClient.Node(body));
    }

    // Of what was bought three weeks ago and lived for ten days.
    private static async Task<Answer> ReinstateAsync(Belongings all, Operation operation)
    {
        var program = await all.Api.CreateProgramAsync(Definitions.Spend(10_00, 1).With("expiry", new JsonObject
        {
            ["kind"] = "afterEarning", ["period"] = "P10D", ["reinstateWithin"] = "P30D",
        }));
        var member = await all.Api.CreateMemberAsync(program);
        var then = TimeProvider.System.GetUtcNow().AddDays(-21).ToString("O");
        var purchase = Bodies.Purchase(member, 100_00).With("occurredAt", then);
        (await all.Api.PostAsync("/v1/purchases", purchase)).Expect(201);
        return await Send(all, operation, new
        {
            memberId = member, programId = program, units = 5, reason = "r", actor = "a",
        });
    }
}
