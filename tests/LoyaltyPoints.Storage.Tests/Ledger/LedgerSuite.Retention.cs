using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task Codes_have_expired_long_ago_then_they_are_forgotten_a_day_at_a_time_and_others_kept()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        foreach (var days in (int[])[-1, 29, 31, 31, 40])
            await shop.DoAsync(batch => AddCode(batch, batch.Now.Plus(-TimeSpan.FromDays(days))));

        Assert.Equal(1, await ForgetAsync());
        Assert.Equal(2, await ForgetAsync());
        Assert.Equal(0, await ForgetAsync());
        Assert.Equal(2, shop.Count("partner_link_codes"));

        Task<int> ForgetAsync() => shop.DoAsync(batch => LinkCodeRows.ForgetSome(batch, TimeSpan.FromDays(30)));
    }

    private int AddCode(Batch batch, Instant expiresAt) => batch.Session.Connection.Execute(
        """
        INSERT INTO partner_link_codes (tenant_id, code_id, member_id, partner_id, issued_at, expires_at, used_at)
        VALUES (@tenant, @id, @id, @id, @at, @at, @at)
        """,
        new { tenant = Shop.Tenant, id = engine.Id(batch.Ids.Next()), at = expiresAt.UnixMilliseconds },
        batch.Session.CurrentTransaction);
}
