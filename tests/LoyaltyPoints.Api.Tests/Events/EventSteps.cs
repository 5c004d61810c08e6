using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Events;

internal static class EventSteps
{
    private const int Looks = 60;

    /// <summary>The first so many events that fit, waiting until there are.</summary>
    /// <param name="query">Such as <c>memberId=mem_...</c>.</param>
    /// <param name="after">A cursor to begin behind.</param>
    public static async Task<List<JsonNode>> EventsAsync(
        this ApiClient api, string query, int count, string? after = null)
    {
        var (events, cursor) = (new List<JsonNode>(), after is null ? "" : $"&cursor={after}");
        for (var look = 0; look < Looks && events.Count < count; look++)
        {
            var page = (await api.GetAsync($"/v1/events?wait=1&limit=200&{query}{cursor}")).Expect(200).Json;
            events.AddRange(page["data"]!.AsArray().Select(told => told!));
            cursor = $"&cursor={(string)page["nextCursor"]!}";
        }

        return events;
    }

    /// <summary>The first page of events that fit, as it is now.</summary>
    public static async Task<List<JsonNode>> EventsNowAsync(this ApiClient api, string query) =>
        [.. (await api.GetAsync($"/v1/events?{query}")).Expect(200).Json["data"]!.AsArray().Select(told => told!)];

    /// <summary>A cursor behind everything that is there now.</summary>
    public static async Task<string> LatestCursorAsync(this ApiClient api)
    {
        var cursor = "";
        while (true)
        {
            var page = (await api.GetAsync($"/v1/events?limit=200{cursor}")).Expect(200).Json;
            var next = (string)page["nextCursor"]!;
            if (page["data"]!.AsArray().Count == 0) return next;
            cursor = $"&cursor={next}";
        }
    }
}
