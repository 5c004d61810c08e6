using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LoyaltyPoints.Api.Tests.Harness;
using Microsoft.AspNetCore.Http;

namespace LoyaltyPoints.Api.Tests.Webhooks;

/// <summary>What becomes of events, over HTTP.</summary>
public sealed class WebhookTests(HookServer shared) : IClassFixture<HookServer>
{
    private readonly ApiClient api = shared.Api;

    [Fact]
    public async Task Something_happens_then_it_is_delivered_signed_and_as_events_are_shown()
    {
        await using var receiver = await Receiver.StartAsync();
        var endpoint = await api.CreateHookAsync(receiver);
        var member = (await api.MembersAsync(1))[0];
        var purchase = await api.PostPurchaseAsync(member, 10_00);
        await receiver.UntilAsync(() => receiver.Taken.Count == 1);

        var taken = Assert.Single(receiver.Taken);
        Assert.Equal("purchase.recorded", taken.Type);
        Assert.Equal((string)purchase["id"]!, (string)taken.Json["data"]!["id"]!);
        Assert.Equal(taken.Id, (string)taken.Json["id"]!);
        Assert.True(taken.IsSignedBy((string)endpoint["secret"]!));
        var shown = (await api.GetAsync($"/v1/events/{taken.Id}")).Expect(200).Json;
        Assert.True(JsonNode.DeepEquals(shown, taken.Json), taken.Json.ToJsonString());
        Assert.Null((await api.HookAsync(endpoint))["secret"]);
        await api.DeleteHookAsync(endpoint);
    }

    [Fact]
    public async Task Many_things_happen_then_all_arrive_and_each_members_in_order()
    {
        await using var receiver = await Receiver.StartAsync();
        var failed = new ConcurrentDictionary<string, bool>();
        receiver.Answer = (received, context) =>
        {
            // One in five, at its first attempt.
            if (failed.TryAdd(received.Id, true) && failed.Count % 5 == 0)
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        var endpoint = await api.CreateHookAsync(receiver);
        var members = await api.MembersAsync(4);
        var purchases = await Task.WhenAll(members.Select(member => api.PurchasesAsync(member, 10)));

        await receiver.UntilAsync(() => members.Sum(member => receiver.PurchasesOf(member).Count) == 40);

        foreach (var (member, expected) in members.Zip(purchases))
            Assert.Equal(expected, receiver.PurchasesOf(member));
        await api.DeleteHookAsync(endpoint);
    }

    [Fact]
    public async Task One_event_is_never_taken_then_its_member_waits_and_it_is_given_up_and_sent_again_on_request()
    {
        await using var receiver = await Receiver.StartAsync();
        var members = await api.MembersAsync(2);
        string? bad = null;
        var isMended = false;
        receiver.Answer = (received, context) =>
        {
            if (received.Member == members[0]) bad ??= received.Id;
            if (received.Id == bad && !isMended) context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        };
        var endpoint = await api.CreateHookAsync(receiver);
        var expected = await api.PurchasesAsync(members[0], 3);
        await receiver.UntilAsync(() => bad is not null);
        await api.PurchasesAsync(members[1], 3);
        await receiver.UntilAsync(() => receiver.PurchasesOf(members[1]).Count == 3);

        await receiver.UntilAsync(() => receiver.PurchasesOf(members[0]).Count == 2);

        Assert.Equal(expected[1..], receiver.PurchasesOf(members[0]));
        var dead = Assert.Single(await UntilAsync(
            () => api.DeliveriesAsync(endpoint), found => found.Count == 1 && (string)found[0]["status"]! == "dead"));
        Assert.Equal((bad, 400), ((string)dead["eventId"]!, (int)dead["lastStatus"]!));
        isMended = true;
        await api.DoAsync(endpoint, "replay", new { deadLetters = true }, 202);
        await receiver.UntilAsync(() => receiver.Taken.Any(one => one.Id == bad));
        await UntilAsync(() => api.DeliveriesAsync(endpoint), static found => found.Count == 0);
        await api.DeleteHookAsync(endpoint);
    }

    [Fact]
    public async Task It_is_down_then_others_are_not_held_up_and_it_catches_up_when_it_is_back()
    {
        await using var good = await Receiver.StartAsync();
        await using var slow = await Receiver.StartAsync();
        var isBack = false;
        slow.Answer = async (_, context) =>
        {
            if (!isBack) await Task.Delay(100);
            if (!isBack) context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        };
        var (endpoint, other) = (await api.CreateHookAsync(slow), await api.CreateHookAsync(good));
        // More than are sent at the same time: the rest waits in the log.
        var members = await api.MembersAsync(40);
        await Task.WhenAll(members.Select(member => api.PurchasesAsync(member, 2)));
        await good.UntilAsync(() => good.Taken.Count == 80);

        var failing = await UntilAsync(
            () => api.HookAsync(endpoint), static found => (string)found["status"]! == "failing");
        Assert.True((long)failing["behind"]! > 0, failing.ToJsonString());
        Assert.NotNull(failing["failingSince"]);
        isBack = true;
        await slow.UntilAsync(() => members.TrueForAll(member => slow.PurchasesOf(member).Count == 2));
        await UntilAsync(() => api.HookAsync(endpoint), static found =>
            ((string)found["status"]!, (long)found["behind"]!) == ("active", 0));
        Assert.All(members, member => Assert.Equal(good.PurchasesOf(member), slow.PurchasesOf(member)));
        await api.DeleteHookAsync(endpoint);
        await api.DeleteHookAsync(other);
    }

    [Fact]
    public async Task It_is_down_for_too_long_then_it_is_paused_and_said_so_and_nothing_is_lost()
    {
        await using var receiver = await Receiver.StartAsync();
        var isBack = false;
        receiver.Answer = (_, context) =>
        {
            if (!isBack) context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return Task.CompletedTask;
        };
        var endpoint = await api.CreateHookAsync(receiver);
        var members = await api.MembersAsync(8);
        foreach (var member in members) await api.PurchasesAsync(member, 1);

        var paused = await UntilAsync(
            () => api.HookAsync(endpoint), static found => (string)found["status"]! == "paused");

        Assert.Contains("500", (string)paused["statusReason"]!, StringComparison.Ordinal);
        var alerts = (await api.GetAsync("/v1/analytics/alerts?kind=webhook-endpoint-paused")).Expect(200).Json;
        Assert.Contains((string)endpoint["id"]!, alerts.ToJsonString(), StringComparison.Ordinal);
        var told = await UntilAsync(
            async () => (await api.GetAsync("/v1/events?types=webhook_endpoint.paused")).Expect(200).Json,
            static found => found["data"]!.AsArray().Count > 0);
        Assert.Contains((string)endpoint["id"]!, told.ToJsonString(), StringComparison.Ordinal);
        isBack = true;
        Assert.Equal("active", (string)(await api.DoAsync(endpoint, "resume"))["status"]!);
        await receiver.UntilAsync(() => members.TrueForAll(member => receiver.PurchasesOf(member).Count == 1));
        await api.DeleteHookAsync(endpoint);
    }

    [Fact]
    public async Task It_answers_410_then_it_is_sent_nothing_more()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = static (_, context) =>
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return Task.CompletedTask;
        };
        var endpoint = await api.CreateHookAsync(receiver);
        var member = (await api.MembersAsync(1))[0];
        await api.PurchasesAsync(member, 1);

        await UntilAsync(() => api.HookAsync(endpoint), static found => (string)found["status"]! == "disabled");
        var seen = receiver.Seen.Count;
        await api.PurchasesAsync(member, 1);

        Assert.Equal(seen, receiver.Seen.Count);
        await api.DeleteHookAsync(endpoint);
    }

    [Fact]
    public async Task A_secret_is_rotated_then_deliveries_are_signed_by_both_and_then_by_the_new_one()
    {
        await using var receiver = await Receiver.StartAsync();
        var endpoint = await api.CreateHookAsync(receiver);
        var old = (string)endpoint["secret"]!;
        var rotated = (string)(await api.DoAsync(endpoint, "rotate-secret", new { overlap = "PT1H" }))["secret"]!;
        await TestAsync(endpoint);

        var both = receiver.Seen.Last();
        Assert.True(both.IsSignedBy(old) && both.IsSignedBy(rotated), both.Signatures);
        var third = (string)(await api.DoAsync(endpoint, "rotate-secret", new { overlap = "PT0M" }))["secret"]!;
        await TestAsync(endpoint);
        var one = receiver.Seen.Last();
        Assert.True(one.IsSignedBy(third) && !one.IsSignedBy(rotated), one.Signatures);
        var content = await shared.Server.Database.ContentAsync();
        Assert.DoesNotContain(
            Convert.ToHexString(Convert.FromBase64String(third["whsec_".Length..])), Convert.ToHexString(content),
            StringComparison.Ordinal);
        await api.DeleteHookAsync(endpoint);
    }

    [Fact]
    public async Task It_is_paused_then_events_wait_until_it_is_resumed()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var witness = await Receiver.StartAsync();
        var (endpoint, other) = (await api.CreateHookAsync(receiver), await api.CreateHookAsync(witness));
        var member = (await api.MembersAsync(1))[0];
        await api.PurchasesAsync(member, 1);
        await receiver.UntilAsync(() => receiver.Taken.Count == 1);
        var paused = await api.DoAsync(endpoint, "pause", new { reason = "moving house" });
        Assert.Equal("moving house", (string)paused["statusReason"]!);
        // An instance may be about to send; it looks again many times before the witness has these.
        await Task.Delay(500);
        var seen = receiver.Seen.Count;
        var expected = await api.PurchasesAsync(member, 3);
        await witness.UntilAsync(() => witness.PurchasesOf(member).Count == 4);

        Assert.Equal(seen, receiver.Seen.Count);
        await api.DoAsync(endpoint, "resume");
        await receiver.UntilAsync(() => receiver.PurchasesOf(member).Count == 4);
        Assert.Equal(expected, receiver.PurchasesOf(member)[1..]);
        await api.DeleteHookAsync(endpoint);
        await api.DeleteHookAsync(other);
    }

    [Fact]
    public async Task Events_are_replayed_by_their_ids_and_by_a_period_then_they_come_again()
    {
        await using var receiver = await Receiver.StartAsync();
        var from = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        var endpoint = await api.CreateHookAsync(receiver);
        var member = (await api.MembersAsync(1))[0];
        await api.PurchasesAsync(member, 3);
        await receiver.UntilAsync(() => receiver.Taken.Count == 3);
        await UntilAsync(() => api.HookAsync(endpoint), static found => (long)found["behind"]! == 0);
        var ids = receiver.Taken.Select(static one => one.Id).ToList();

        await api.DoAsync(endpoint, "replay", new { eventIds = new[] { ids[1] } }, 202);
        await receiver.UntilAsync(() => receiver.Taken.Count == 4);
        Assert.Equal(ids[1], receiver.Taken.Last().Id);
        await api.DoAsync(endpoint, "replay", new { from }, 202);
        await receiver.UntilAsync(() => receiver.Taken.Count >= 7);

        Assert.Equal(ids, receiver.Taken.Skip(4).Select(static one => one.Id).Where(ids.Contains).Take(3));
        await UntilAsync(() => api.HookAsync(endpoint), static found => !(bool)found["replaying"]!);
        await api.DeleteHookAsync(endpoint);
    }

    private async Task TestAsync(JsonNode endpoint) =>
        Assert.True((bool)(await api.DoAsync(endpoint, "test"))["delivered"]!);

    private static async Task<T> UntilAsync<T>(Func<Task<T>> look, Func<T, bool> holds)
    {
        for (var tried = 0; ; tried++)
        {
            var found = await look();
            if (holds(found)) return found;
            Assert.True(tried < 1000, found is JsonNode node ? node.ToJsonString() : found?.ToString());
            await Task.Delay(100);
        }
    }
}
