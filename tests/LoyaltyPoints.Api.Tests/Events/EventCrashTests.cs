using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Events;

public sealed class EventCrashTests
{
    private const int Tills = 4;

    [Fact]
    public async Task The_service_is_killed_under_load_then_what_was_answered_has_one_event_in_its_order()
    {
        await using var server = await ServerProcess.StartAsync();
        var api = server.Api;
        var program = await api.CreateProgramAsync(Definitions.Spend(10_00, 1));
        var members = await Task.WhenAll(Enumerable.Range(0, Tills).Select(_ => api.CreateMemberAsync(program)));
        var answered = await Task.WhenAll(members.Select(member => SellUntilKilledAsync(server, member)));
        await server.RestartAsync();

        foreach (var (member, sold) in members.Zip(answered))
        {
            var events = await api.EventsAsync($"memberId={member}&types=purchase.recorded", sold.Count);
            // One more may have been recorded, whose answer nobody got.
            var ids = events.Select(told => (string)told["data"]!["id"]!).ToList();
            Assert.Equal(sold, ids.Take(sold.Count));
            Assert.InRange(ids.Count, sold.Count, sold.Count + 1);
            Assert.Equal(
                Enumerable.Range(1, ids.Count).Select(units => (long)units),
                events.Select(told => (long)told["data"]!["results"]![0]!["balance"]!["available"]!));
        }

        await server.Database.ExecuteAsync(
            "DELETE FROM events WHERE last_sequence = (SELECT MIN(e.last_sequence) FROM events AS e)");
        var begin = await FirstCursorAsync(api);
        await server.Database.ExecuteAsync(
            "DELETE FROM events WHERE last_sequence < (SELECT MAX(e.last_sequence) FROM events AS e)");
        (await api.GetAsync($"/v1/events?cursor={begin}")).ExpectProblem(410, "cursor_expired");
        (await api.GetAsync("/v1/events")).Expect(200);
    }

    private static async Task<string> FirstCursorAsync(ApiClient api) =>
        (string)(await api.GetAsync("/v1/events?limit=1")).Expect(200).Json["nextCursor"]!;

    private static async Task<List<string>> SellUntilKilledAsync(ServerProcess server, string member)
    {
        var sold = new List<string>();
        try
        {
            while (true)
            {
                sold.Add((string)(await server.Api.PostPurchaseAsync(member, 10_00))["id"]!);
                if (sold.Count == 100) await server.KillAsync();
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or InvalidOperationException)
        {
            return sold;
        }
    }
}
