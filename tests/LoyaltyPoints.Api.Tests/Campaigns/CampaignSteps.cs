using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Campaigns;

/// <summary>Short words for campaigns.</summary>
internal static class CampaignSteps
{
    /// <summary>So many units a purchase, in the year in which <see cref="Bodies.Purchase(string, long, string)"/> is.
    /// </summary>
    public static JsonObject Campaign(string program, long units, long? budget = null)
    {
        var campaign = new JsonObject
        {
            ["name"] = "Summer", ["programId"] = program,
            ["schedule"] = new JsonObject { ["from"] = "2025-01-01", ["to"] = "2026-01-01" },
            ["rules"] = new JsonArray(
                Definitions.Rule("extra", new JsonObject { ["kind"] = "add", ["units"] = units })),
        };
        if (budget is not null) campaign["budget"] = new JsonObject { ["units"] = budget };
        return campaign;
    }

    /// <returns>The campaign's path.</returns>
    public static async Task<string> CreateCampaignAsync(this ApiClient api, JsonObject campaign) =>
        (await api.PostAsync("/v1/campaigns", campaign)).Expect(201).Header("Location")!;

    /// <summary>Amount, spent, reserved and left.</summary>
    public static async Task<(long Amount, long Spent, long Reserved, long Left)> BudgetAsync(
        this ApiClient api, string campaign)
    {
        var budget = (await api.GetAsync(campaign)).Expect(200).Json["budget"]!;
        return ((long)budget["amount"]!, (long)budget["spent"]!, (long)budget["reserved"]!, (long)budget["left"]!);
    }

    /// <summary>What a purchase, quote or return says that campaigns give.</summary>
    public static long ByCampaigns(JsonNode answer) => answer["results"]!.AsArray()
        .SelectMany(result => result!["campaigns"]?.AsArray() ?? []).Sum(one => (long)one!["units"]!);
}
