using LoyaltyPoints.Core.Profiles;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Tests.Profiles;

public sealed class ProfileFactTests
{
    [Theory]
    [InlineData(new int[0], 0, null, null)]
    [InlineData(new[] { 90 }, 1, null, 10)]
    [InlineData(new[] { 90, 90 }, 1, null, 10)]
    [InlineData(new[] { 10, 20, 50 }, 3, 20.0, 50)] // gaps 10 and 30
    [InlineData(new[] { 10, 20, 20, 50, 55 }, 4, 10.0, 45)] // gaps 5, 10, 30
    public void The_rhythm_is_the_median_gap_between_days(int[] days, int count, double? gap, int? since) =>
        Assert.Equal(new Rhythm(count, gap, since), Rhythm.Of(days, 100));

    [Fact]
    public void Favourites_are_counted_by_purchase_and_named_in_order()
    {
        var favourites = Favourites.Of(
        [
            Bought("north", 300, "EUR", ("TEA", "drinks"), ("TEA", "drinks")),
            Bought("south", 500, "EUR", ("TEA", "drinks"), ("CAKE", "food")),
            Bought("south", 100, "EUR", ("CAKE", "food")),
            Bought(null, 9, "USD"),
        ]);
        Assert.Equal([new("south", 2), new("north", 1)], favourites.Stores);
        Assert.Equal([new("drinks", 2), new("food", 2)], favourites.Categories);
        Assert.Equal([new("CAKE", 2), new("TEA", 2)], favourites.Skus);
        Assert.Equal(("EUR", 300L), (favourites.Currency, favourites.Basket));
    }

    [Fact]
    public void At_most_five_are_named()
    {
        var favourites = Favourites.Of([.. Enumerable.Range(0, 9).Select(i => Bought($"s{i}", 1, "EUR"))]);
        Assert.Equal(["s0", "s1", "s2", "s3", "s4"], favourites.Stores.Select(store => store.Name));
    }

    [Fact]
    public void Without_a_purchase_there_is_none() => Assert.Null(Favourites.Of([]).Basket);

    private static Order Bought(
        string? store, long total, string currency, params (string Sku, string Category)[] lines) => new()
        {
            OccurredAt = default,
            Source = "till",
            Currency = currency,
            Total = total,
            Store = store,
            Lines =
            [
                .. lines.Select((line, i) => new OrderLine
                {
                    Id = i.ToString(), Sku = line.Sku, Category = line.Category, Quantity = 1, Amount = 1,
                }),
            ],
        };
}
