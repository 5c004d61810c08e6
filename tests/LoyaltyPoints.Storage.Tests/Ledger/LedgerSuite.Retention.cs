using Dapper;
using LoyaltyPoints.Storage.Partners;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    private const string InsertCode = """
        INSERT INTO partner_link_codes (tenant_id, code_id, member_id, partner_id, issued_at, expires_at, used_at)
        VALUES (@tenant, @id, @id, @id, @at, @at, @at)
        """;

    [Fact]
    public async Task Codes_have_expired_long_ago_then_they_are_forgotten_a_day_at_a_time_and_others_kept()
    {
        var shop = NewShop();
        await shop.OpenAsync(Plain);
        using (var connection = engine.Open().OpenWriter())
        {
            foreach (var (number, days) in ((int[])[-1, 29, 31, 31, 40]).Index())
            {
                var id = engine.Id(new Guid(number, 0, 0, new byte[8]));
                var at = shop.Clock.Now.Plus(-TimeSpan.FromDays(days)).UnixMilliseconds;
                await connection.ExecuteAsync(InsertCode, new { tenant = Shop.Tenant, id, at });
            }
        }

        Assert.Equal(1, await ForgetAsync());
        Assert.Equal(2, await ForgetAsync());
        Assert.Equal(0, await ForgetAsync());
        Assert.Equal(2, shop.Count("partner_link_codes"));

        Task<int> ForgetAsync() => shop.DoAsync(batch => LinkCodeRows.ForgetSome(batch, TimeSpan.FromDays(30)));
    }
}
