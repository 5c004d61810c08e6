using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.BadInput;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.SameAnswers;

/// <summary>Asks a server for everything there is to ask, well and badly, the same in every run.</summary>
internal sealed class Conversation(ServerProcess server, ApiClient api)
{
    // Sorted by people, or by bytes, or by whoever ignores case, accents or punctuation, these come in other orders.
    private static readonly string[] Names =
    [
        "b", "B", "a", "A", "_a", "-a", "a b", "ab", "á", "z", "Z", "10", "9", "é", "ß", "ss", "李", "Ω", "🙂", "ｆ", "ﬀ",
    ];

    private readonly Random random = new(20_111_209);

    public async Task RunAsync()
    {
        var target = await Target.CreateAsync(server, api);
        foreach (var endpoint in Endpoints.All) await SpoilAsync(endpoint, target);
        await ListsAsync();
        await ShopAsync();
    }

    private static async Task SpoilAsync(Endpoint endpoint, Target target)
    {
        var etag = await endpoint.EtagAsync(target);
        foreach (var spoilt in SpoiltBody.Of(endpoint.Body(target), endpoint.Fields))
        {
            using var content = new ByteArrayContent(spoilt.Body);
            content.Headers.ContentType = new("application/json");
            await endpoint.SendAsync(target, content, etag);
        }

        await endpoint.SendAsync(target, etag: etag);
    }

    private async Task ListsAsync()
    {
        foreach (var name in Names)
        {
            await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1).With("name", name));
            var identifiers = new[] { new { kind = "card", value = name } };
            var attributes = new JsonObject { ["z"] = name, ["a"] = "1.50", ["Ö"] = "\"", ["B"] = "b" };
            var created = await api.PostAsync("/v1/members", new { externalId = name, identifiers, name, attributes });
            var path = $"/v1/members/{(string)created.Expect(201).Json["id"]!}";
            await api.PatchAsync(path, new { birthday = "1990-02-28" }, ("If-Match", created.Header("ETag")!));
            await api.GetAsync(path);
        }

        // Keys are listed in the order of their ids, which are random.
        foreach (var path in (string[])["/v1/programs", "/v1/members"])
            foreach (var limit in (int[])[1, 5, 200])
                await api.AllAsync(path, limit);
        foreach (var name in Names.Select(Uri.EscapeDataString))
        {
            await api.GetAsync($"/v1/members?externalId={name}");
            await api.GetAsync($"/v1/members?identifier=card:{name}");
        }
    }

    private async Task ShopAsync()
    {
        var coffee = Definitions.Rule(
            "coffee", new JsonObject { ["kind"] = "multiply", ["by"] = 2.5 },
            new JsonObject { ["line.category"] = new JsonArray("coffee") });
        var visit = Definitions.Rule("visit", new JsonObject { ["kind"] = "visit", ["units"] = 5 })
            .With("cap", new JsonObject { ["units"] = 5, ["per"] = "day" });
        var programs = new[]
        {
            await api.CreateProgramAsync(Definitions.Points(Definitions.SpendRule(per: 7_00, units: 3), coffee, visit)),
            await api.CreateProgramAsync(Definitions.Spend(per: 1_00, units: 1)),
        };
        var members = new List<string>();
        for (var i = 0; i < 5; i++) members.Add(await api.CreateMemberAsync(programs));
        var purchases = new List<string>();
        for (var step = 0; step < 400; step++) await StepAsync(Any(members), Any(programs), purchases);
        foreach (var member in members)
        {
            await api.AllAsync($"/v1/members/{member}/ledger", limit: 7);
            await api.GetAsync($"/v1/members/{member}/balances");
            await api.GetAsync($"/v1/members/{member}/balances?asOf=2100-01-01T00:00:00Z");
            await api.GetAsync($"/v1/members/{member}/ledger/verification");
        }

        foreach (var purchase in purchases) await api.GetAsync($"/v1/purchases/{purchase}");
    }

    private async Task StepAsync(string member, string program, List<string> purchases)
    {
        switch (random.Next(10))
        {
            case 0 when purchases.Count > 0:
                await api.PostAsync($"/v1/purchases/{Any(purchases)}/returns", Bodies.Return(random.Next(1, 60_00)));
                break;
            case 1:
                var spent = await api.RedeemAsync(member, program, random.Next(1, 60));
                if (spent.Status != 201 || random.Next(2) == 0) break;
                var path = $"/v1/redemptions/{(string)spent.Json["id"]!}";
                await api.PostAsync($"{path}/reverse", new { units = random.Next(1, 30) });
                await api.GetAsync(path);
                break;
            case 2:
                await api.GrantAsync(member, program, random.Next(1, 100));
                break;
            case 3:
                var lines = Enumerable.Range(0, 4).Select(_ => Purchase(member).ToJsonString()).ToList();
                await api.PostBatchAsync([.. lines, "{ broken", lines[0]]);
                break;
            default:
                var body = Purchase(member);
                await api.PostAsync("/v1/purchases/quote", body);
                purchases.Add((string)(await api.PostAsync("/v1/purchases", body)).Expect(201).Json["id"]!);
                if (random.Next(3) == 0) await api.PostAsync("/v1/purchases", body);
                if (random.Next(3) == 0) await api.PostAsync("/v1/purchases", body.With("store", "another"));
                break;
        }
    }

    private JsonObject Purchase(string member) => Bodies.Purchase(member, new JsonArray(
        [.. Enumerable.Range(1, random.Next(1, 4)).Select(number => Bodies.Line(
            $"{number}", random.Next(1, 90_00), random.Next(1, 4), category: Any(["coffee", "food"])))]))
        .With("occurredAt", $"2025-06-{random.Next(1, 31):00}T{random.Next(24):00}:00:00+08:00");

    private T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
