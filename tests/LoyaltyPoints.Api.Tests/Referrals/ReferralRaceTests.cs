using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Referrals;

/// <summary>Two servers on one database, and members who buy for the first time at both.</summary>
public sealed class ReferralRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task First_purchases_at_both_at_once_then_one_pays_and_what_comes_back_at_once_is_taken_once()
    {
        var shop = await Introductions.OpenAsync(null, servers.Api(0), servers.Api(1));
        for (var round = 1; round <= 5; round++)
        {
            var member = await shop.BroughtAsync();

            var bought = await Race.RunAsync(8, i => servers.Api(i).PostPurchaseAsync(member, 50_00));
            await shop.DoneAsync();

            var paying = Assert.Single(bought, one => one["results"]![0]!["referralUnits"] is not null);
            Assert.Equal("rewarded", (string)(await shop.OfAsync(member))["status"]!);
            Assert.Equal(
                (200 + (8 * 5), 500), (await shop.AvailableAsync(member), await shop.AvailableAsync(shop.Referrer)));

            var path = $"/v1/purchases/{(string)paying["id"]!}/returns";
            await Race.RunAsync(10, i => servers.Api(i).PostAsync(path, Bodies.Return(10_00)));
            await shop.DoneAsync();

            Assert.Equal("revoked", (string)(await shop.OfAsync(member))["status"]!);
            Assert.Equal((7 * 5, 0), (await shop.AvailableAsync(member), await shop.AvailableAsync(shop.Referrer)));
            await shop.Api.VerifyAsync(member);
        }

        await shop.Api.VerifyAsync(shop.Referrer);
    }
}
