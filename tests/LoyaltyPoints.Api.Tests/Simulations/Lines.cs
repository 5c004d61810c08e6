using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Simulations;

/// <summary>Asks for simulations, and reads answers that come line by line.</summary>
internal static class Lines
{
    /// <summary>All that ever happened in these tests; soon enough after it for tiers to be held yet.</summary>
    public static readonly (string From, string To) AllTime = ("2000-01-01T00:00:00Z", "2025-12-01T00:00:00Z");

    /// <summary>The result of a simulated history, after its lines were looked at.</summary>
    public static async Task<JsonNode> SimulateAsync(
        this ApiClient api, string program, int version, (string From, string To)? period = null, object? value = null)
    {
        var (from, to) = period ?? AllTime;
        var lines = Of(await api.PostAsync(
            $"/v1/programs/{program}/simulations", new { version, from, to, unitValue = value }));
        Assert.True(lines.Count >= 2);
        Assert.All(lines[..^1], line => Assert.True(line["progress"] is JsonObject && line["result"] is null));
        var members = lines[..^1].Select(line => (long)line["progress"]!["members"]!).ToList();
        Assert.Equal(members.Order(), members);
        return lines[^1]["result"]!;
    }

    public static List<JsonNode> Of(Answer answer)
    {
        answer.Expect(200);
        Assert.Equal("application/x-ndjson", answer.MediaType);
        Assert.EndsWith("\n", answer.Text);
        return [.. answer.Text.Split('\n')[..^1].Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>Adds a draft to a program.</summary>
    public static async Task ReviseAsync(this ApiClient api, string program, JsonNode definition) =>
        (await api.PutAsync($"/v1/programs/{program}", definition, ("If-Match", "*"))).Expect(200);

    /// <summary>What was moved, as text that can be compared.</summary>
    public static string Units(this JsonNode result, string side) =>
        $"{result[side]!["earned"]} - {result[side]!["takenBack"]} + {result[side]!["thresholds"]}"
        + $" = {result[side]!["net"]}";

    /// <summary>Moves from tier to tier, as text.</summary>
    public static string Moves(JsonNode moves) =>
        string.Join(", ", moves.AsArray().Select(move => $"{move!["from"]} -> {move["to"]}: {move["members"]}"));
}
