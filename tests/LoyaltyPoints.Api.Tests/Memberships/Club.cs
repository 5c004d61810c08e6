using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Memberships;

/// <summary>A VIP program over HTTP, a member of it, and short words for what can be asked.</summary>
internal sealed class Club(ApiClient api, string program, string member)
{
    public ApiClient Api => api;

    public string Program => program;

    public string Member => member;

    /// <summary>
    /// <c>monthly</c> costs 10.00 and then 9.00; <c>yearly</c> 365.00, after 14 days of trial; <c>once</c> 500.00.
    /// </summary>
    public static JsonObject Definition()
    {
        var definition = Definitions.Spend(10_00, 1);
        definition["type"] = "vip";
        definition["membership"] = new JsonObject
        {
            ["plans"] = new JsonArray(
                Plan("monthly", "P1M", 10_00, 9_00, 50), Plan("yearly", "P1Y", 365_00, 300_00, 500, "P14D"),
                Plan("once", null, 500_00, null, 0)),
            ["pastDue"] = "P3D", ["grace"] = "P7D", ["refundWithin"] = "P14D",
        };
        return definition;
    }

    public static async Task<Club> OpenAsync(ApiClient api)
    {
        var program = await api.CreateProgramAsync(Definition());
        return new Club(api, program, await api.CreateMemberAsync(program));
    }

    public static object Paying(long amount, string? reference = null, string currency = "CNY") =>
        new { reference = reference ?? Bodies.Unique("pay"), amount, currency };

    public Task<Answer> JoinAsync(string planId, object? payment = null, string? key = null) => api.PostAsync(
        "/v1/vip-memberships",
        payment is null ? new { memberId = member, programId = program, planId }
            : new { memberId = member, programId = program, planId, payment },
        ("Idempotency-Key", key ?? Bodies.Unique("join")));

    public Task<Answer> PostAsync(string id, string what, object body) => api.PostAsync(
        $"/v1/vip-memberships/{id}/{what}", body, ("Idempotency-Key", Bodies.Unique("vip")));

    public async Task<JsonNode> GetAsync(string id) =>
        (await api.GetAsync($"/v1/vip-memberships/{id}")).Expect(200).Json;

    /// <summary>A member of this plan.</summary>
    public async Task<string> JoinedAsync(string planId, long amount) =>
        (string)(await JoinAsync(planId, Paying(amount))).Expect(201).Json["id"]!;

    public Task<long> AvailableAsync() => api.AvailableAsync(member, program);

    private static JsonObject Plan(
        string id, string? interval, long initialFee, long? renewalFee, long units, string? trial = null)
    {
        var plan = new JsonObject
        {
            ["id"] = id, ["name"] = $"Club {id}", ["interval"] = interval, ["initialFee"] = initialFee,
            ["unitsPerPeriod"] = units,
            ["benefits"] = new JsonObject { ["perks"] = new JsonArray("Lounge") },
        };
        if (renewalFee is not null) plan["renewalFee"] = renewalFee;
        if (trial is not null) plan["trial"] = trial;
        return plan;
    }
}
