using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Velocity;

/// <summary>What tests of rules against abuse do again and again.</summary>
internal static class VelocitySteps
{
    public static JsonObject Rule(string id, string kind, long most, string then, string? program = null) => new()
    {
        ["id"] = id, ["kind"] = kind, ["programId"] = program, ["most"] = most, ["windowMinutes"] = 60, ["then"] = then,
    };

    /// <summary>Declares these rules and no others.</summary>
    public static async Task SetRulesAsync(this ApiClient api, params JsonObject[] rules)
    {
        foreach (var rule in rules)
            if (rule["programId"] is null) rule.Remove("programId");
        (await api.PutAsync(
            "/v1/velocity-rules", new JsonObject { ["rules"] = new JsonArray([.. rules]) }, ("If-Match", "*")))
            .Expect(200);
    }

    public static Task<List<JsonNode>> OpenReviewsAsync(this ApiClient api, string member) =>
        api.AllAsync($"/v1/reviews?status=open&memberId={member}");

    public static Task<Answer> ResolveAsync(
        this ApiClient api, JsonNode review, string outcome, string? key = null, string actor = "jo") => api.PostAsync(
        $"/v1/reviews/{(string)review["id"]!}/{outcome}", new { actor, reason = "Two receipts of one basket." },
        ("Idempotency-Key", key ?? Bodies.Unique("review")));
}
