using System.Text.Json;
using LoyaltyPoints.Cli.Demo;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class DemoMonthTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById(DemoShop.TimeZone);

    public static TheoryData<int, int, int> Months => new()
    {
        { 1, 2026, 2 }, { 1, 2026, 3 }, { 2, 2026, 3 }, { -7, 2025, 10 }, { int.MaxValue, 2024, 2 },
    };

    [Theory]
    [MemberData(nameof(Months))]
    public void A_month_is_plausible(int seed, int year, int month)
    {
        var shop = DemoMonth.Make(seed, new DateOnly(year, month, 1));
        Assert.InRange(shop.Orders.Count, 250, 600);
        Assert.InRange(shop.Returns.Count, 0, 20);
        Assert.Equal(shop.Orders.Count, shop.Orders.Select(order => order.Invoice).Distinct().Count());
        Assert.All(shop.Orders, order =>
        {
            var local = TimeZoneInfo.ConvertTime(order.At, London);
            var (opens, closes) = DemoShop.Hours(local.DayOfWeek);
            Assert.Equal((year, month), (local.Year, local.Month));
            Assert.InRange(local.Hour, opens, closes - 1);
            Assert.InRange(order.Lines.Count, 1, 3);
            Assert.Contains(order.Customer, shop.Names);
        });
        var byMember = shop.Orders.CountBy(order => order.Customer).Select(pair => pair.Value).Order().ToList();
        Assert.True(byMember[^5] > 3 * byMember[byMember.Count / 2], "Regulars come far more often.");
        var byWeekend = shop.Orders.ToLookup(order => order.At.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday);
        Assert.True(byWeekend[true].Count() / 8.5 > byWeekend[false].Count() / 22.0, "Weekends are busier.");
    }

    [Theory]
    [MemberData(nameof(Months))]
    public void A_return_takes_back_of_what_was_sold_and_later(int seed, int year, int month)
    {
        var shop = DemoMonth.Make(seed, new DateOnly(year, month, 1));
        Assert.All(shop.Returns, back =>
        {
            var (lineId, quantity) = Assert.Single(back.Lines);
            Assert.Contains(back.Order.Lines, line => line.Id == lineId && line.Quantity >= quantity);
            Assert.True(back.At > back.Order.At);
        });
    }

    [Theory]
    [MemberData(nameof(Months))]
    public void Only_who_has_earned_enough_spends(int seed, int year, int month)
    {
        var shop = DemoMonth.Make(seed, new DateOnly(year, month, 1));
        var spending = shop.Redemptions().ToList();
        Assert.NotEmpty(spending);
        Assert.All(spending, one => Assert.True(
            shop.Orders.Where(order => order.Customer == one.Member).Sum(order => order.Total) >= one.Units * 200));
    }

    [Fact]
    public void The_same_seed_and_month_make_the_same_shop_and_others_another()
    {
        var march = new DateOnly(2026, 3, 1);
        var shop = Text(DemoMonth.Make(1, march));
        Assert.Equal(shop, Text(DemoMonth.Make(1, march)));
        Assert.NotEqual(shop, Text(DemoMonth.Make(2, march)));
        Assert.NotEqual(shop, Text(DemoMonth.Make(1, march.AddMonths(1))));
        Assert.Equal(DemoMonth.Make(1, march).Names, DemoMonth.Make(1, march.AddMonths(1)).Names);
    }

    [Fact]
    public void The_program_is_json() => Assert.Equal(DemoShop.ProgramName,
        JsonDocument.Parse(DemoShop.Program).RootElement.GetProperty("name").GetString());

    private static string Text(DemoMonth shop) => JsonSerializer.Serialize(shop);
}
