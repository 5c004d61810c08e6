using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Spending;

/// <summary>What tests of spending do again and again.</summary>
internal static class SpendingSteps
{
    public static Task<Answer> ReserveAsync(
        this ApiClient api, string member, string program, long units, string expiresIn = "PT15M") =>
        api.PostAsync("/v1/redemptions", new
        {
            memberId = member, programId = program, units, mode = "reserve", expiresIn,
        });

    /// <summary>Captures, voids or reverses.</summary>
    public static Task<Answer> GoOnAsync(
        this ApiClient api, JsonNode redemption, string step, object? body = null, string? key = null) =>
        api.PostAsync(
            $"/v1/redemptions/{(string)redemption["id"]!}/{step}", body ?? new { },
            key is null ? [] : [("Idempotency-Key", key)]);

    public static async Task<string> StatusAsync(this ApiClient api, JsonNode redemption) =>
        (string)(await api.GetAsync($"/v1/redemptions/{(string)redemption["id"]!}")).Expect(200).Json["status"]!;

    /// <summary>A reward that costs a fixed number of units.</summary>
    public static JsonObject FreeItem(string program, long units) => new()
    {
        ["name"] = Bodies.Unique("Free latte"), ["programId"] = program, ["kind"] = "freeItem",
        ["cost"] = new JsonObject { ["units"] = units }, ["value"] = new JsonObject { ["sku"] = "LATTE" },
    };

    /// <returns>Its id.</returns>
    public static async Task<string> CreateRewardAsync(this ApiClient api, JsonObject reward) =>
        (string)(await api.PostAsync("/v1/rewards", reward)).Expect(201).Json["id"]!;

    public static Task<Answer> TakeAsync(
        this ApiClient api, string member, string reward, string mode = "capture", string? key = null) =>
        api.PostAsync(
            "/v1/redemptions", new { memberId = member, rewardId = reward, mode },
            ("Idempotency-Key", key ?? Bodies.Unique("take")));

    /// <summary>What the catalogue says to a member about one reward.</summary>
    public static async Task<JsonNode> OfferAsync(
        this ApiClient api, string member, string reward, string more = "")
    {
        var all = await api.AllAsync($"/v1/rewards?memberId={member}{more}");
        return all.Single(one => (string)one["id"]! == reward)["offer"]!;
    }

    public static async Task<JsonNode> StockAsync(this ApiClient api, string reward) =>
        (await api.GetAsync($"/v1/rewards/{reward}")).Expect(200).Json["stock"]!;

    /// <summary>
    /// A member with units that are worth 0.01 each, in hundreds, for at most a fifth of an order, in a program that
    /// gives one unit per whole 1.00 that is paid with money.
    /// </summary>
    /// <param name="paidPart">What comes back first, as the program's <c>paidWithUnits</c> says it.</param>
    /// <param name="category">The only one that units pay for; null for all.</param>
    public static async Task<(string Program, string Member, string Reward)> OpenOrderAsync(
        this ApiClient api, long units, string paidPart, string? category = null)
    {
        var definition = Definitions.Spend(per: 1_00, units: 1);
        definition["returns"]!["paidWithUnits"] = paidPart;
        var program = await api.CreateProgramAsync(definition);
        var member = await api.CreateMemberAsync(program);
        await api.GrantAsync(member, program, units);
        var value = new JsonObject { ["amountPerStep"] = 1_00, ["maximumShare"] = 20 };
        if (category is not null)
            value["lines"] = new JsonObject { ["line.category"] = new JsonArray(category) };
        var reward = await api.CreateRewardAsync(new JsonObject
        {
            ["name"] = "Pay with points", ["programId"] = program, ["kind"] = "payWithUnits", ["value"] = value,
            ["cost"] = new JsonObject { ["minimum"] = 100, ["maximum"] = 100_000, ["step"] = 100 },
        });
        return (program, member, reward);
    }
}
