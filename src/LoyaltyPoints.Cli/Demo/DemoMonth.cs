using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Demo;

/// <summary>A month of the shop: the same seed and month make the same one, byte by byte.</summary>
/// <param name="Names">Made-up names of the members, by external id.</param>
/// <param name="Orders">In order of time.</param>
/// <param name="Returns">A few: a cup that was keyed in twice, beans ground too fine.</param>
public sealed record DemoMonth(
    IReadOnlyDictionary<string, string> Names, IReadOnlyList<SaleOrder> Orders, IReadOnlyList<SaleReturn> Returns)
{
    private const int Members = 60;
    private const int Regulars = 15;

    /// <param name="month">The first day of the month.</param>
    public static DemoMonth Make(int seed, DateOnly month)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(DemoShop.TimeZone);
        var names = MakeNames(seed);
        // Seeds of neighbouring months must not be those of neighbouring shops.
        var random = new Random(unchecked((seed * 1_000_003) + (month.Year * 12) + month.Month));
        var visits = new List<(DateTimeOffset At, string Member)>();
        for (var day = month; day.Month == month.Month; day = day.AddDays(1))
        {
            foreach (var (index, member) in names.Keys.Order(StringComparer.Ordinal).Index())
            {
                var chance = index < Regulars ? 0.55 : 0.08;
                if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) chance *= 1.4;
                if (random.NextDouble() < chance) visits.Add((Moment(random, day, zone), member));
            }
        }

        var orders = visits.OrderBy(visit => visit.At)
            .Select((visit, index) => new SaleOrder($"{month:yyyyMM}-{index + 1:0000}", visit.Member, visit.At,
                "demo-high-street", Basket(random)))
            .ToList();
        var returns = orders.Where(_ => random.NextDouble() < 0.015).Select(order => Return(random, order)).ToList();
        return new DemoMonth(names, orders, returns);
    }

    /// <summary>
    /// Who spends points at the end of the month, how many, and after which invoice: 25 for everyone who earned 50 or
    /// more. Counted from whole pounds alone, which is less than the program gives, so that there is always enough.
    /// </summary>
    public IEnumerable<(string Member, long Units, string After)> Redemptions()
    {
        var returned = Returns.Select(one => one.Order.Invoice).ToHashSet();
        return Orders.Where(order => !returned.Contains(order.Invoice)).GroupBy(order => order.Customer)
            .Where(member => member.Sum(order => order.Total / 100) >= 50)
            .Select(member => (member.Key, 25L, member.Last().Invoice));
    }

    private static Dictionary<string, string> MakeNames(int seed)
    {
        var random = new Random(seed);
        return Enumerable.Range(1, Members).ToDictionary(
            number => $"demo-{seed}-{number:000}",
            _ => $"{random.GetItems([.. DemoShop.FirstNames], 1)[0]} {random.GetItems([.. DemoShop.LastNames], 1)[0]}");
    }

    private static DateTimeOffset Moment(Random random, DateOnly day, TimeZoneInfo zone)
    {
        var (opens, closes) = DemoShop.Hours(day.DayOfWeek);
        var hours = Enumerable.Range(opens, closes - opens).ToList();
        var hour = Pick(random, hours, hour => DemoShop.Busy(day.DayOfWeek, hour));
        var local = day.ToDateTime(new TimeOnly(hour, random.Next(60), random.Next(60)));
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private static List<SaleOrderLine> Basket(Random random)
    {
        var lines = new List<SaleOrderLine>();
        var count = Pick(random, [1, 2, 3], count => 7 - (2 * count));
        for (var id = 1; id <= count; id++)
        {
            var (sku, category, price, _) = Pick(random, DemoShop.Menu, item => item.Weight);
            var quantity = random.NextDouble() < 0.12 ? 2 : 1;
            lines.Add(new SaleOrderLine(id.ToString(), sku, category, quantity, quantity * price));
        }

        return lines;
    }

    private static SaleReturn Return(Random random, SaleOrder order)
    {
        var line = Pick(random, order.Lines, _ => 1);
        return new SaleReturn($"R{order.Invoice}", order, order.At.AddMinutes(random.Next(5, 60)), [(line.Id, 1)]);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> from, Func<T, int> weight)
    {
        var at = random.Next(from.Sum(weight));
        return from.First(item => (at -= weight(item)) < 0);
    }
}
