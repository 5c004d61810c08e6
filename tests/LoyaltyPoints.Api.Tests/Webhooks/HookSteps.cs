using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>What an administrator does with webhook endpoints.</summary>
internal static class HookSteps
{
    public const string Path = "/v1/webhook-endpoints";

    /// <summary>An endpoint for these types of events; no types: purchases.</summary>
    public static async Task<JsonNode> CreateHookAsync(this ApiClient api, Receiver receiver, params string[] types) =>
        (await api.PostAsync(Path, new { url = receiver.Url, types = types.Length == 0 ? ["purchase.*"] : types }))
            .Expect(201).Json;

    public static async Task<JsonNode> HookAsync(this ApiClient api, JsonNode endpoint) =>
        (await api.GetAsync(Of(endpoint))).Expect(200).Json;

    public static async Task<JsonNode> DoAsync(
        this ApiClient api, JsonNode endpoint, string action, object? body = null, int status = 200) =>
        (await api.PostAsync($"{Of(endpoint)}/{action}", body ?? new { })).Expect(status).Json;

    /// <summary>Events that it has not taken, such as <c>waiting 2</c>: status and attempts.</summary>
    public static async Task<List<JsonNode>> DeliveriesAsync(this ApiClient api, JsonNode endpoint) =>
        [.. (await api.GetAsync($"{Of(endpoint)}/deliveries")).Expect(200).Json["data"]!.AsArray()
            .Select(static one => one!)];

    public static async Task<List<string>> MembersAsync(this ApiClient api, int count)
    {
        var program = await api.CreateProgramAsync(Definitions.Spend(per: 1000, units: 1));
        List<string> members = [];
        while (members.Count < count) members.Add(await api.CreateMemberAsync(program));
        return members;
    }

    /// <summary>Posts purchases, each member's one after the other; answers their ids in that order.</summary>
    public static async Task<List<string>> PurchasesAsync(this ApiClient api, string member, int count)
    {
        List<string> purchases = [];
        while (purchases.Count < count) purchases.Add((string)(await api.PostPurchaseAsync(member, 10_00))["id"]!);
        return purchases;
    }

    /// <summary>The ids of the purchases that came, each when it came first.</summary>
    public static List<string> PurchasesOf(this Receiver receiver, string member) =>
        [.. receiver.Of(member).Select(static one => (string)one.Json["data"]!["id"]!).Distinct()];

    /// <summary>Deletes it, so that it is no more in the way of other tests.</summary>
    public static async Task DeleteHookAsync(this ApiClient api, JsonNode endpoint) =>
        (await api.SendAsync(HttpMethod.Delete, Of(endpoint), null)).Expect(204);

    private static string Of(JsonNode endpoint) => $"{Path}/{(string)endpoint["id"]!}";
}
