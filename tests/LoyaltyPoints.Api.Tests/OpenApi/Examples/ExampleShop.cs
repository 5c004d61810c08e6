using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Api.Tests.Memberships;
using LoyaltyPoints.Api.Tests.Partners;
using LoyaltyPoints.Api.Tests.Velocity;
using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Api.Tests.OpenApi.Examples;

/// <summary>What the examples take for granted: programs, members with units, vouchers, a partner.</summary>
internal static class ExampleShop
{
    /// <returns>A key of a partner's app.</returns>
    public static async Task<string> OpenAsync(ApiClient api)
    {
        var club = await api.CreateProgramAsync(Tiered());
        var cards = await api.CreateProgramAsync(Club.Definition().With("currency", "EUR"));
        var points = await api.CreateProgramAsync(Definition(ExamplePrograms.Points, club).With("currency", "CNY"));
        // A unit of this one is money, so that it is known what units are worth.
        await api.CreateProgramAsync(Definition(ExamplePrograms.Spend, club).Without("maturity"));
        await ValueUnitsAsync(api, club, cards, points);
        // Each member buys the same twice: somebody has to look at it.
        await api.SetRulesAsync(VelocitySteps.Rule("same", "identicalPurchases", 1, "flag"));
        (await api.PostAsync("/v1/segments", new { name = "Friends", kind = "list" })).Expect(201);
        for (var number = 0; number < 3; number++)
        {
            var member = await api.CreateMemberAsync(club, cards, points);
            foreach (var program in (string[])[club, cards, points]) await api.GrantAsync(member, program, 10_000);
            for (var time = 0; time < 2; time++) await api.PostPurchaseAsync(member, 250_00);
        }

        var named = new { externalId = "customer-17", programs = (string[])[club] };
        (await api.PostAsync("/v1/members", named)).Expect(201);
        // An example's voucher is good until a day that passes; this one is for any day.
        var series = JsonNode.Parse("""
            { "name": "Ten off", "currency": "EUR", "timeZone": "Europe/Paris", "uses": null,
              "value": { "kind": "percent", "percent": 10 } }
            """)!;
        var id = (string)(await api.PostAsync("/v1/voucher-series", series)).Expect(201).Json["id"]!;
        (await api.PostAsync("/v1/vouchers", new { seriesId = id, code = "TEN-OFF-ANY" })).Expect(201);
        var partner = await PartnerApp.OpenAsync(api, points);
        return await PartnerApp.CreateKeyAsync(api, partner.Id);
    }

    private static async Task ValueUnitsAsync(ApiClient api, params string[] programs)
    {
        var values = programs.Select(program => new JsonObject
        {
            ["programId"] = program,
            ["terms"] = new JsonArray(new JsonObject
            {
                ["from"] = "2026-01", ["amount"] = 10, ["redeemedShare"] = 0.95,
            }),
        });
        var settings = new { timeZone = "Europe/Paris", liability = new { programs = new JsonArray([.. values]) } };
        (await api.PutAsync("/v1/analytics/settings", settings, ("If-Match", "*"))).Expect(200);
    }

    private static JsonObject Tiered() => JsonNode.Parse(ExamplePrograms.Tiered)!.AsObject();

    private static JsonObject Definition(string text, string club) => JsonNode.Parse(
        text.Replace("prg_01a200355c7c7000804333d1b3c31f58", club, StringComparison.Ordinal))!.AsObject();
}
