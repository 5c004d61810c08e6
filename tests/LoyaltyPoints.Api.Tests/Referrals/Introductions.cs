using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Referrals;

/// <summary>A tenant with a referral program, a member with a code, and short words for what is asked.</summary>
internal sealed class Introductions(IReadOnlyList<ApiClient> servers, string program, string referrer, string code)
{
    public ApiClient Api => servers[0];

    public string Program => program;

    public string Referrer => referrer;

    public string Code => code;

    /// <param name="servers">Clients of one tenant, each of another server on its database.</param>
    /// <param name="change">What differs from 500 and 200 units for a purchase of 50.00.</param>
    public static async Task<Introductions> OpenAsync(
        Func<JsonObject, JsonObject>? change = null, params ApiClient[] servers)
    {
        var api = servers[0];
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        var body = Terms(program);
        (await api.PutAsync("/v1/referral-program", change is null ? body : change(body))).Expect(201);
        var referrer = await api.CreateMemberAsync(program);
        var made = (await api.PostAsync($"/v1/members/{referrer}/referral-code", "")).Expect(201);
        return new Introductions(servers, program, referrer, (string)made.Json["code"]!);
    }

    public static JsonObject Terms(string program) => new()
    {
        ["programId"] = program, ["referrerUnits"] = 500, ["referredUnits"] = 200, ["minimumOrder"] = 50_00,
    };

    public Task<Answer> EnrolAsync(string? referredBy, params (string Kind, string Value)[] identifiers) =>
        Api.PostAsync("/v1/members", new JsonObject
        {
            ["programs"] = new JsonArray(program), ["enrolledAt"] = "2009-01-01T00:00:00Z",
            ["referredBy"] = referredBy,
            ["identifiers"] = new JsonArray([.. identifiers.Select(one => new JsonObject
            {
                ["kind"] = one.Kind, ["value"] = one.Value,
            })]),
        });

    /// <summary>A new member whom the referrer has brought.</summary>
    public async Task<string> BroughtAsync() => (string)(await EnrolAsync(code)).Expect(201).Json["id"]!;

    public Task<Answer> ReferAsync(string member, string? by = null) =>
        Api.PostAsync("/v1/referrals", new { referredMemberId = member, code = by ?? code });

    /// <summary>The referral by which a member came.</summary>
    public async Task<JsonNode> OfAsync(string member) =>
        (await Api.GetAsync($"/v1/members/{member}/referrals")).Expect(200).Json["broughtBy"]!;

    public Task<long> AvailableAsync(string member) => Api.AvailableAsync(member, program);

    /// <summary>
    /// What should follow for the referrer has followed: a server takes a member's writes one after the other, and this
    /// one comes after what it was given to do before.
    /// </summary>
    public async Task DoneAsync()
    {
        foreach (var server in servers)
            (await server.PostAsync($"/v1/members/{referrer}/referral-code", "")).Expect(200);
    }
}
