using System.Security.Cryptography;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Webhooks;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Webhooks;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private static readonly WebhookDefinition Hook = new("https://example.com/", "The shop", ["purchase.*"], true);
    private static readonly SecretBox OpenBox = new(null);

    [Fact]
    public async Task A_webhook_endpoint_then_it_is_found_as_it_was_made_and_changed_by_whoever_read_it()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var made = await HookAsync(shop);

        Assert.Equal((Hook.Url, "active", 1L), (made.Definition.Url, made.Status, made.Revision));
        Assert.Equal(Hook.Types, made.Definition.Types);
        Assert.Equal(Instant.Never, made.NextAt);
        var changed = Hook with { Url = "https://example.com/b", Description = null, Types = [], IsOrdered = false };
        Assert.NotNull((await ReviseAsync(shop, made.Id, [1], changed)).Endpoint);
        Assert.Equal("precondition_failed", (await ReviseAsync(shop, made.Id, [1], Hook)).Refusal!.Code);
        var found = Find(shop, made.Id)!;
        Assert.Equal((changed.Url, null, false, 2L), (
            found.Definition.Url, found.Definition.Description, found.Definition.IsOrdered, found.Revision));
        Assert.Equal(made.Id, Assert.Single(shop.Readers.Read(WebhookRows.Live)).Id);
        await shop.DoAsync(batch => WebhookWrites.Pause(batch, Shop.Tenant, made.Id, "by hand"));
        Assert.Empty(shop.Readers.Read(WebhookRows.Live));
        Assert.True(await shop.DoAsync(batch => WebhookWrites.Delete(batch, Shop.Tenant, made.Id)));
        Assert.Null(Find(shop, made.Id));
    }

    [Fact]
    public async Task What_a_webhook_endpoint_has_not_taken_then_it_waits_until_it_is_gone_or_given_up()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var hook = await HookAsync(shop);
        var failed = new Delivery(3, EventId.Of(Shop.Tenant, 3), Guid.Empty)
        {
            Attempts = 1, FirstFailedAt = new Instant(1000), NextAt = new Instant(6000),
            LastFailure = new DeliveryFailure(500, "It answered 500.", null),
        };
        var behind = new Delivery(4, EventId.Of(Shop.Tenant, 4), Guid.Empty);
        await SaveAsync(shop, hook, new QueueChanges(4, 0, [failed, behind], [], EndpointHealth.Good, failed.NextAt));

        Assert.Equal([3, 4], Waiting(shop, hook).Select(static one => one.Sequence));
        var read = Waiting(shop, hook)[0];
        Assert.Equal((1, 500, failed.NextAt), (read.Attempts, read.LastFailure!.Status, read.NextAt));
        Assert.Equal((4, failed.NextAt), (Find(shop, hook.Id)!.DeliveredTo, Find(shop, hook.Id)!.NextAt));
        (failed.IsDead, failed.Attempts) = (true, 9);
        await SaveAsync(shop, hook, new QueueChanges(4, 0, [failed], [4], EndpointHealth.Good, Instant.Never));
        Assert.Empty(Waiting(shop, hook));
        var dead = Assert.Single(shop.Readers.Read(session => DeliveryRows.Page(
            session, Shop.Tenant, hook.Id, isDead: true, after: 0, limit: 10)));
        Assert.Equal((3, 9), (dead.Sequence, dead.Attempts));

        Assert.Equal(1, await shop.DoAsync(batch => ReplayWrites.Dead(batch, Shop.Tenant, hook.Id)));

        Assert.Equal((3, 0), (Waiting(shop, hook)[0].Sequence, Waiting(shop, hook)[0].Attempts));
        Assert.True(Find(shop, hook.Id)!.Revision > hook.Revision);
    }

    [Fact]
    public async Task An_endpoint_was_changed_while_it_was_delivered_to_then_what_is_said_of_its_health_is_void()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var hook = await HookAsync(shop);
        await shop.DoAsync(batch => WebhookWrites.Resume(batch, Shop.Tenant, hook.Id));
        var failing = new EndpointHealth(true, shop.Clock.Now, 1, shop.Clock.Now);

        await SaveAsync(shop, hook, new QueueChanges(7, 0, [], [], failing, Instant.Never));

        var found = Find(shop, hook.Id)!;
        Assert.Equal((7, "active"), (found.DeliveredTo, found.Status));
    }

    [Fact]
    public async Task An_endpoint_is_stopped_for_its_failures_then_an_alert_says_so_once()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var hook = await HookAsync(shop);
        for (var time = 0; time < 2; time++)
        {
            await shop.DoAsync(batch =>
            {
                DeliveryWrites.Stop(batch, hook, WebhookEndpoint.Paused, "It failed for too long.");
                return true;
            });
        }

        Assert.Equal(("paused", "It failed for too long."), (Find(shop, hook.Id)!.Status, Find(shop, hook.Id)!.Reason));
        Assert.Single(shop.Readers.Read(session => AlertRows.Page(
            session, Shop.Tenant, "webhook-endpoint-paused", openOnly: true, null, 10)));
    }

    [Fact]
    public async Task Webhooks_speak_of_events_that_are_none_then_the_proof_says_so()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        var hook = await HookAsync(shop);
        Assert.Empty(HookFindings(shop));
        await SaveAsync(shop, hook, new QueueChanges(
            5000, 0, [new Delivery(4000, Guid.Empty, Guid.Empty)], [], EndpointHealth.Good, Instant.Never));

        Assert.Equal(2, HookFindings(shop).Count);
    }

    [Fact]
    public void A_secret_is_sealed_then_only_the_same_key_and_endpoint_open_it()
    {
        var (id, secret) = (new Guid(1, 0, 0, new byte[8]), WebhookSecret.Generate());
        var box = new SecretBox(RandomNumberGenerator.GetBytes(SecretBox.KeyLength));
        var stored = box.Seal(id, secret);

        Assert.Equal(secret, box.Open(id, stored));
        Assert.Equal(-1, stored.AsSpan().IndexOf(secret));
        Assert.Throws<InvalidDataException>(() => box.Open(Guid.Empty, stored));
        Assert.Throws<InvalidDataException>(() => OpenBox.Open(id, stored));
        Assert.Equal(secret, box.Open(id, OpenBox.Seal(id, secret)));
    }

    private static async Task<WebhookEndpoint> HookAsync(Shop shop) => (await shop.DoAsync(batch =>
    {
        var id = batch.Ids.Next();
        return WebhookWrites.Create(batch, Shop.Tenant, id, Hook, OpenBox.Seal(id, WebhookSecret.Generate()));
    })).Endpoint!;

    private static Task<(WebhookEndpoint? Endpoint, Refusal? Refusal)> ReviseAsync(
        Shop shop, Guid id, IReadOnlyList<long> revisions, WebhookDefinition definition) =>
        shop.DoAsync(batch => WebhookWrites.Revise(batch, Shop.Tenant, id, revisions, definition));

    private static Task<bool> SaveAsync(Shop shop, WebhookEndpoint hook, QueueChanges changes) =>
        shop.DoAsync(batch =>
        {
            DeliveryWrites.Save(batch, hook, changes, shop.Clock.Now, null);
            return true;
        });

    private static List<BookFinding> HookFindings(Shop shop) => [.. shop.Readers.Read(session =>
        BookVerifier.Verify(session, Shop.Tenant, static _ => { })).Findings];

    private static WebhookEndpoint? Find(Shop shop, Guid id) =>
        shop.Readers.Read(session => WebhookRows.Find(session, Shop.Tenant, id));

    private static IReadOnlyList<Delivery> Waiting(Shop shop, WebhookEndpoint hook) =>
        shop.Readers.Read(session => DeliveryRows.Waiting(session, Shop.Tenant, hook.Id));
}
