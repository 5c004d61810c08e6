using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Storage.Alerts;
using LoyaltyPoints.Storage.Warnings;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Alerts_of_one_cause_are_raised_in_one_batch_and_later_then_there_is_one()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        RaiseAlertsWork[] works =
        [
            new(Shop.Tenant, [Alert(member, "rhythm/1"), Alert(Guid.Empty, "rhythm/1")]),
            new(Shop.Tenant, [Alert(member, "rhythm/1"), Alert(member, "rhythm/2")]),
        ];
        var later = new RaiseAlertsWork(Shop.Tenant, [Alert(member, "rhythm/2"), Alert(member, "rhythm/3")]);

        await shop.InOneBatchAsync(works);
        await shop.WriteAsync(later);

        Assert.Equal([2, 1, 1], [.. works.Select(work => work.Raised), later.Raised]);
        var alerts = shop.Readers.Read(session => AlertRows.Page(session, Shop.Tenant, null, true, null, 10));
        Assert.Equal(
            [(member, "rhythm/3"), (member, "rhythm/2"), (Guid.Empty, "rhythm/1"), (member, "rhythm/1")],
            alerts.Select(alert => (alert.MemberId, alert.Cause)));
        Assert.All(alerts, alert => Assert.Equal("{}"u8.ToArray(), alert.Evidence));
    }

    [Fact]
    public async Task Two_instances_raise_the_same_alerts_then_each_is_there_once()
    {
        var (one, two) = (NewShop(), NewShop());
        NewAlert[] alerts = [.. Enumerable.Range(0, 50).Select(number => Alert(Guid.Empty, $"cause/{number}"))];
        var works = Enumerable.Range(0, 10).Select(_ => new RaiseAlertsWork(Shop.Tenant, alerts)).ToList();

        await Task.WhenAll(works.Select((work, at) => (at % 2 == 0 ? one : two).WriteAsync(work)));

        Assert.Equal(50, one.Count("alerts"));
        Assert.Equal(50, works.Sum(work => work.Raised));
    }

    [Fact]
    public async Task A_look_for_warnings_is_remembered_then_the_latest_stands()
    {
        var shop = NewShop();
        Assert.Null(shop.Readers.Read(session => WarningRuns.Find(session, Shop.Tenant)));

        foreach (var (at, outcome) in new[] { (1_000L, "first"), (2_000L, "second") })
        {
            await shop.WriteAsync(new FunctionWork(Shop.Tenant, null, batch =>
            {
                WarningRuns.Put(
                    batch, Shop.Tenant,
                    new WarningRun(new Instant(at), System.Text.Encoding.UTF8.GetBytes(outcome)));
                return new Answer(204, default);
            }));
        }

        var latest = shop.Readers.Read(session => WarningRuns.Find(session, Shop.Tenant))!;
        Assert.Equal(
            (new Instant(2_000), "second"), (latest.AsOf, System.Text.Encoding.UTF8.GetString(latest.Outcome)));
        Assert.Equal(1, shop.Count("warning_runs"));
    }

    [Fact]
    public async Task A_member_is_brought_then_the_facts_of_the_referrer_know_it_also_when_told_again()
    {
        var shop = NewShop();
        var referring = await Referring.OpenAsync(shop, Plain);
        await shop.InOneBatchAsync(referring.Register(), referring.Register());
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));
        var fact = Assert.Single(FactsOf(shop, referring.Referrer));
        Assert.Equal(FactKind.Referral, fact.Kind);
        Assert.Empty(FactsOf(shop, referring.Referred));

        await shop.TamperAsync("DELETE FROM member_facts");
        Assert.Equal(1, await TellAgainAsync(shop));
        Assert.True(await Digests(shop).RunAsync(Shop.Tenant, Long));

        Assert.Equal(fact, Assert.Single(FactsOf(shop, referring.Referrer)));
    }

    private static NewAlert Alert(Guid member, string cause) => new(member, "rhythm", cause, "{}"u8.ToArray());
}
