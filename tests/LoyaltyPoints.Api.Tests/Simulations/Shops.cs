using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Simulations;

/// <summary>A small shop's year, the same wherever it is sent.</summary>
internal sealed class Shops(ApiClient api, string program)
{
    private const int Members = 12;
    private const int PurchasesEach = 9;

    private readonly List<(string Id, JsonObject Body)> purchases = [];

    public List<string> MemberIds { get; } = [];

    /// <summary>Points by the pound, more from silver on; a level of none at the bottom.</summary>
    public static JsonObject Tiered(long units = 1, long silver = 1000_00)
    {
        var definition = Definitions.Points(Definitions.SpendRule(per: 1_00, units));
        definition["type"] = "tiered";
        definition["tiers"] = JsonNode.Parse($$"""
            {
              "window": { "rolling": "P12M" },
              "levels": [
                { "id": "silver", "name": "Silver", "reach": { "spend": {{silver}} },
                  "benefits": { "multiplier": 1.5, "discountPercent": 5 } },
                { "id": "gold", "name": "Gold", "reach": { "spend": 4000000 }, "benefits": { "multiplier": 2 } } ],
              "validity": { "kind": "period", "period": "P12M" }, "afterReturn": "recheck"
            }
            """);
        return definition;
    }

    /// <summary>Sends all of it, to members who were enrolled before.</summary>
    public async Task SendAsync()
    {
        var random = new Random(7);
        for (var at = 0; at < Members; at++) MemberIds.Add(await api.CreateMemberAsync(program));
        for (var at = 0; at < Members * PurchasesEach; at++)
        {
            var member = MemberIds[at % Members];
            var occurred = new DateTimeOffset(2025, 1, 1, 10, 0, 0, TimeSpan.FromHours(8)).AddDays(at * 3);
            var body = Bodies.Purchase(member, random.Next(1, 40_000)).With("occurredAt", $"{occurred:O}");
            var answer = (await api.PostAsync("/v1/purchases", body)).Expect(201).Json;
            purchases.Add(((string)answer["id"]!, body));
            if (random.Next(4) == 0) await BringBackAsync(random);
        }
    }

    private async Task BringBackAsync(Random random)
    {
        var (id, body) = purchases[random.Next(purchases.Count)];
        var amount = Math.Max(1, (long)body["total"]! / random.Next(1, 5));
        var answer = await api.PostAsync($"/v1/purchases/{id}/returns", Bodies.Return(amount)
            .With("occurredAt", (string)body["occurredAt"]!));
        // More than is left of it comes back now and then: refused, and not recorded.
        Assert.True(answer.Status is 201 or 422, answer.ToString());
    }
}
