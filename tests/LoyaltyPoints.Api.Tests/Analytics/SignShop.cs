using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Analytics;

/// <summary>A tenant of its own, with a program, and members who bought so many days ago.</summary>
internal sealed class SignShop : IDisposable
{
    private const string Settings = "/v1/analytics/settings";

    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    private SignShop(ApiClient api, string program) => (Api, Program) = (api, program);

    public ApiClient Api { get; }

    public string Program { get; }

    public static async Task<SignShop> OpenAsync(ServerProcess server, object? settings = null)
    {
        var api = server.Api.With(await server.CreateTenantAsync());
        if (settings is not null) (await api.PutAsync(Settings, settings, ("If-Match", "*"))).Expect(200);
        return new SignShop(api, await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1)));
    }

    /// <summary>The same shop, asked at another server.</summary>
    public SignShop At(ApiClient api) => new(api, Program);

    /// <returns>The member.</returns>
    public async Task<string> BuysAsync(params double[] daysAgo)
    {
        var member = await Api.CreateMemberAsync(Program);
        foreach (var days in daysAgo) await BuyAsync(member, days, 50_00);
        return member;
    }

    public async Task BuyAsync(string member, double daysAgo, long amount, string? coupon = null)
    {
        var purchase = Bodies.Purchase(member, amount);
        purchase["occurredAt"] = $"{now.AddDays(-daysAgo):O}";
        if (coupon is not null) purchase["coupons"] = new JsonArray(coupon);
        (await Api.PostAsync("/v1/purchases", purchase)).Expect(201);
    }

    public async Task<JsonNode> AskAsync(string question) =>
        (await Api.GetAsync("/v1/analytics/" + question)).Expect(200).Json;

    /// <summary>A local day so many days ago.</summary>
    public string Day(int daysAgo) => $"{now.AddDays(-daysAgo):yyyy-MM-dd}";

    public async Task<JsonNode> RunAsync() =>
        (await Api.PostAsync("/v1/analytics/warnings/run", "")).Expect(200).Json;

    public Task<List<JsonNode>> AlertsAsync(string kind) => Api.AllAsync($"/v1/analytics/alerts?kind={kind}");

    public void Dispose() => Api.Dispose();
}
