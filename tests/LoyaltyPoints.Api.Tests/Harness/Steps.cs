using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>What nearly every test does first. Each step fails the test when the server does not agree.</summary>
public static class Steps
{
    /// <summary>Creates a program and publishes its first version, in effect since 2009 or as said.</summary>
    /// <returns>The program's id.</returns>
    public static async Task<string> CreateProgramAsync(
        this ApiClient api, JsonNode definition, string effectiveAt = "2009-01-01T00:00:00Z")
    {
        var created = (await api.PostAsync("/v1/programs", definition)).Expect(201);
        var id = (string)created.Json["id"]!;
        var publication = new { version = 1, effectiveAt };
        (await api.PostAsync($"/v1/programs/{id}/publish", publication)).Expect(200);
        return id;
    }

    /// <summary>Creates a member of these programs, enrolled since 2009, with an external id of its own.</summary>
    /// <returns>The member's id.</returns>
    public static async Task<string> CreateMemberAsync(this ApiClient api, params string[] programs)
    {
        var body = new { externalId = Bodies.Unique("guest"), programs, enrolledAt = "2009-01-01T00:00:00Z" };
        return (string)(await api.PostAsync("/v1/members", body)).Expect(201).Json["id"]!;
    }

    /// <summary>A program of one unit per whole 10.00 and a member of it.</summary>
    public static async Task<(string Program, string Member)> CreateMemberOfNewProgramAsync(this ApiClient api)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        return (program, await api.CreateMemberAsync(program));
    }

    /// <summary>Posts a purchase of one line over this amount.</summary>
    public static async Task<JsonNode> PostPurchaseAsync(this ApiClient api, string member, long amount) =>
        (await api.PostAsync("/v1/purchases", Bodies.Purchase(member, amount))).Expect(201).Json;

    /// <summary>The row of one program among the member's balances.</summary>
    public static async Task<JsonNode> BalanceAsync(this ApiClient api, string member, string program)
    {
        var answer = (await api.GetAsync($"/v1/members/{member}/balances")).Expect(200);
        return answer.Json["data"]!.AsArray().Single(row => (string)row!["programId"]! == program)!;
    }

    public static async Task<long> AvailableAsync(this ApiClient api, string member, string program) =>
        (long)(await api.BalanceAsync(member, program))["available"]!;

    /// <summary>Spends units at once.</summary>
    public static Task<Answer> RedeemAsync(
        this ApiClient api, string member, string program, long units, string? key = null) =>
        api.PostAsync(
            "/v1/redemptions",
            new { memberId = member, programId = program, units, mode = "capture" },
            ("Idempotency-Key", key ?? Bodies.Unique("redeem")));

    /// <summary>Adds units by hand.</summary>
    public static async Task GrantAsync(this ApiClient api, string member, string program, long units)
    {
        var body = new { memberId = member, programId = program, units, reason = "opening balance", actor = "tests" };
        (await api.PostAsync("/v1/adjustments", body, ("Idempotency-Key", Bodies.Unique("grant")))).Expect(201);
    }

    /// <summary>Makes an API key with these scopes.</summary>
    public static async Task<string> CreateKeyAsync(this ApiClient api, params string[] scopes)
    {
        var body = new { name = Bodies.Unique("key"), scopes };
        return (string)(await api.PostAsync("/v1/api-keys", body)).Expect(201).Json["key"]!;
    }

    /// <summary>Every page of a list, put together.</summary>
    public static async Task<List<JsonNode>> AllAsync(this ApiClient api, string path, int limit = 200)
    {
        List<JsonNode> all = [];
        var separator = path.Contains('?') ? '&' : '?';
        for (string? cursor = null; ;)
        {
            var next = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            var page = (await api.GetAsync($"{path}{separator}limit={limit}{next}")).Expect(200).Json;
            all.AddRange(page["data"]!.AsArray().Select(row => row!));
            cursor = (string?)page["nextCursor"];
            if (cursor is null) return all;
        }
    }

    /// <summary>Asks the server to prove the member's ledger, and fails when it cannot.</summary>
    public static async Task VerifyAsync(this ApiClient api, string member)
    {
        var answer = (await api.GetAsync($"/v1/members/{member}/ledger/verification")).Expect(200);
        Assert.True((bool)answer.Json["valid"]!, answer.ToString());
    }
}
