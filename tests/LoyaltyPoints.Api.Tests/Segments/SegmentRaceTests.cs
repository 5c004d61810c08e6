using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.Segments.SegmentSteps;

namespace LoyaltyPoints.Api.Tests.Segments;

/// <summary>Two servers sell to members while both refresh the segment that a rule asks about.</summary>
public sealed class SegmentRaceTests(TwoServers servers) : IClassFixture<TwoServers>
{
    [Fact]
    public async Task Members_come_into_a_segment_while_they_buy_then_every_purchase_goes_by_what_it_was_told()
    {
        var api = servers.Api();
        var segment = await api.CreateSegmentAsync(Conditions("""{ "purchase.count": { "gte": 3 } }"""));
        var program = await api.CreateProgramForAsync(segment);
        var members = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => api.CreateMemberAsync(program)));

        var sold = await Race.RunAsync(8, async client =>
        {
            var purchases = new List<(string Id, long Units)>();
            for (var i = 0; i < 6; i++)
            {
                var purchase = await servers.Api(client + i).PostPurchaseAsync(members[client], 50_00);
                purchases.Add(((string)purchase["id"]!, Units(purchase)));
                if (client < 2) await servers.Api(client).PostAsync($"/v1/segments/{segment}/refresh", new { });
            }

            return purchases;
        });

        Assert.All(sold.SelectMany(purchases => purchases), purchase => Assert.True(purchase.Units is 5 or 15));
        Assert.All(sold, purchases => Assert.All(purchases.Take(3), purchase => Assert.Equal(5, purchase.Units)));
        Assert.Equal(8, (await api.RefreshAsync(segment)).Size);
        Assert.Equal((8, 0, 0), await servers.Api(1).RefreshAsync(segment));
        Assert.Equal(members.Order(StringComparer.Ordinal), await api.MembersAsync(segment));
        var last = await Task.WhenAll(members.Select(member => servers.Api(1).PostPurchaseAsync(member, 50_00)));
        Assert.All(last, purchase => Assert.Equal(15, Units(purchase)));

        foreach (var (client, purchases) in sold.Index())
        {
            foreach (var (id, units) in purchases)
            {
                var back = await api.PostAsync($"/v1/purchases/{id}/returns", Bodies.Return(50_00));
                Assert.Equal(-units, Units(back.Expect(201).Json));
            }

            Assert.Equal(15, await api.AvailableAsync(members[client], program));
            await api.VerifyAsync(members[client]);
        }
    }
}
