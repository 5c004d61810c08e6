using System.Text.Json.Nodes;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>What tests of transfers and households do again and again.</summary>
public static class PoolSteps
{
    public static Task<Answer> TransferAsync(
        this ApiClient api, string from, string to, string program, long units, string? key = null) => api.PostAsync(
        "/v1/transfers", new { from, to, programId = program, units },
        ("Idempotency-Key", key ?? Bodies.Unique("transfer")));

    /// <param name="members">With their roles.</param>
    /// <returns>The household's id.</returns>
    public static async Task<string> CreateHouseholdAsync(
        this ApiClient api, params (string Member, string Role)[] members)
    {
        var body = new
        {
            name = "The Wangs", members = members.Select(one => new { memberId = one.Member, role = one.Role }),
        };
        return (string)(await api.PostAsync("/v1/households", body)).Expect(201).Json["id"]!;
    }

    public static Task<Answer> JoinHouseholdAsync(
        this ApiClient api, string household, string member, string role = "earner") => api.PostAsync(
        $"/v1/households/{household}/members", new { memberId = member, role },
        ("Idempotency-Key", Bodies.Unique("join")));

    public static Task<Answer> LeaveHouseholdAsync(this ApiClient api, string household, string member) =>
        api.SendAsync(HttpMethod.Delete, $"/v1/households/{household}/members/{member}", content: null);

    /// <summary>Spends units of the household's pool.</summary>
    public static Task<Answer> RedeemPooledAsync(
        this ApiClient api, string member, string program, long units, string? key = null) => api.PostAsync(
        "/v1/redemptions", new { memberId = member, programId = program, units, fromHousehold = true },
        ("Idempotency-Key", key ?? Bodies.Unique("pooled")));

    /// <summary>What a household can spend of a program.</summary>
    public static async Task<long> PooledAsync(this ApiClient api, string household, string program)
    {
        var answer = (await api.GetAsync($"/v1/households/{household}")).Expect(200).Json;
        return (long)answer["pools"]!.AsArray().Single(pool => (string)pool!["programId"]! == program)!["available"]!;
    }

    /// <summary>A member of a program with these units.</summary>
    public static async Task<string> CreateMemberWithAsync(this ApiClient api, string program, long units)
    {
        var member = await api.CreateMemberAsync(program);
        if (units > 0) await api.GrantAsync(member, program, units);
        return member;
    }

    /// <summary>Members of a household, such as <c>owner</c>, in the order in which they joined.</summary>
    public static IEnumerable<string> Roles(this JsonNode household) =>
        household["members"]!.AsArray().Select(member => (string)member!["role"]!);
}
