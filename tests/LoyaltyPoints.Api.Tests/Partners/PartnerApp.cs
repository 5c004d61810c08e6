using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Partners;

/// <summary>A partner with a key of its own, and the tenant it redeems for.</summary>
internal sealed class PartnerApp
{
    private readonly ApiClient tenant;

    private PartnerApp(ApiClient tenant, string id, string key)
    {
        this.tenant = tenant;
        (Id, Api) = (id, tenant.With(key));
    }

    public string Id { get; }

    public ApiClient Api { get; }

    /// <summary>A unit is worth half of a fen; its days are Shanghai's.</summary>
    public static JsonObject Definition(params string[] programs) => new()
    {
        ["name"] = Bodies.Unique("partner"), ["timeZone"] = "Asia/Shanghai", ["currency"] = "CNY",
        ["unitValue"] = 0.5, ["programs"] = new JsonArray([.. programs.Select(id => JsonValue.Create(id))]),
        ["rewards"] = "all",
    };

    public static Task<PartnerApp> OpenAsync(ApiClient tenant, params string[] programs) =>
        OpenAsync(tenant, Definition(programs));

    public static async Task<PartnerApp> OpenAsync(ApiClient tenant, JsonObject definition)
    {
        var id = (string)(await tenant.PostAsync("/v1/partners", definition)).Expect(201).Json["id"]!;
        return new PartnerApp(tenant, id, await CreateKeyAsync(tenant, id));
    }

    public static async Task<string> CreateKeyAsync(ApiClient tenant, string partner)
    {
        var body = new { name = Bodies.Unique("key"), scopes = (string[])["partner"], partnerId = partner };
        return (string)(await tenant.PostAsync("/v1/api-keys", body)).Expect(201).Json["key"]!;
    }

    /// <summary>What the member's own app gives the member.</summary>
    public async Task<string> CodeAsync(string member) => (string)(await tenant.PostAsync(
        $"/v1/members/{member}/partner-links/codes", new { partnerId = Id })).Expect(201).Json["code"]!;

    public Task<Answer> AcceptAsync(string code) =>
        Api.PostAsync("/v1/partner-links", new { code, reference = "guest-7" });

    public async Task LinkAsync(string member) =>
        Assert.Equal(member, (string)(await AcceptAsync(await CodeAsync(member))).Expect(201).Json["memberId"]!);

    public Task<Answer> UnlinkAsync(string member) =>
        tenant.SendAsync(HttpMethod.Delete, $"/v1/members/{member}/partner-links/{Id}", content: null);

    /// <summary>Changes its definition.</summary>
    public async Task ReviseAsync(Action<JsonNode> change)
    {
        var definition = (await tenant.GetAsync($"/v1/partners/{Id}")).Expect(200).Json["definition"]!;
        change(definition);
        (await tenant.PutAsync($"/v1/partners/{Id}", definition, ("If-Match", "*"))).Expect(200);
    }
}
