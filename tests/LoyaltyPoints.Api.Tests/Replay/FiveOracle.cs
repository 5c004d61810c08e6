using LoyaltyPoints.Cli.Replay;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// What one customer's year comes to in the five programs of <see cref="FiveDefinitions"/>, counted from the sales as
/// they stand in the file, sale by sale, by the shortest way and without any of the code under test.
/// </summary>
internal sealed class FiveOracle
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    private readonly Dictionary<string, Sale> sales = [];

    /// <summary>Units a program: what every sale earned, after all returns so far.</summary>
    public IReadOnlyDictionary<string, long> Earned => new Dictionary<string, long>
    {
        ["points"] = sales.Values.Sum(sale => sale.Kept / 100),
        ["spend"] = sales.Values.Sum(BandUnits) + ThresholdUnits(),
        ["tiered"] = sales.Values.Sum(sale => (long)Math.Floor(sale.Kept * sale.Multiplier / 100)),
        ["vip"] = sales.Values.Sum(sale => sale.IsGone ? 0 : 2),
        ["punchCard"] = sales.Values.Sum(sale => !sale.IsGone && sale.Kept >= 20_00 ? 1 : 0),
    };

    public static DateOnly DayOf(DateTimeOffset at) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, London).DateTime);

    /// <summary>The last second of a day in the shop's time.</summary>
    public static DateTimeOffset EndOf(DateOnly day)
    {
        var local = day.ToDateTime(new TimeOnly(23, 59, 59));
        return new DateTimeOffset(local, London.GetUtcOffset(local));
    }

    /// <summary>To be told everything in the order of time.</summary>
    public void Take(ReplayStep step)
    {
        if (step.Return is { } back)
        {
            foreach (var (line, quantity) in back.Lines) sales[back.Order.Invoice].Lines[line].Back += quantity;
            return;
        }

        var day = DayOf(step.Order.At);
        sales[step.Order.Invoice] = new Sale(step.Order, day)
        {
            // Both rest on what was known when the sale was made.
            SpentBefore = sales.Values.Where(sale => sale.Day.Year == day.Year).Sum(sale => sale.Kept),
            Multiplier = Tier(day) switch { "gold" => 2m, "silver" => 1.5m, _ => 1m },
        };
    }

    /// <summary>By the spend of three months, up to and including a day.</summary>
    public string Tier(DateOnly day)
    {
        var spend = sales.Values.Where(sale => sale.Day > day.AddMonths(-3) && sale.Day <= day).Sum(sale => sale.Kept);
        return spend >= 1500_00 ? "gold" : spend >= 300_00 ? "silver" : "none";
    }

    // A pound is worth a unit, from 500.00 of a year on two, and from 2,000.00 on three.
    private static long BandUnits(Sale sale)
    {
        var (from, to) = (sale.SpentBefore, sale.SpentBefore + sale.Kept);
        long Above(long band) => Math.Max(0, to - band) - Math.Max(0, from - band);
        return (Above(0) + Above(500_00) + Above(2000_00)) / 100;
    }

    // Five at every full 300.00 of a month.
    private long ThresholdUnits() => sales.Values.GroupBy(sale => (sale.Day.Year, sale.Day.Month))
        .Sum(month => month.Sum(sale => sale.Kept) / 300_00 * 5);

    private sealed class Sale(SaleOrder order, DateOnly day)
    {
        public DateOnly Day => day;

        public required long SpentBefore { get; init; }

        public required decimal Multiplier { get; init; }

        public Dictionary<string, Line> Lines { get; } = order.Lines.ToDictionary(
            line => line.Id, line => new Line(line.Quantity, line.Amount));

        /// <summary>Pence that were not paid back.</summary>
        public long Kept => Lines.Values.Sum(line => line.Kept);

        public bool IsGone => Lines.Values.All(line => line.Back == line.Quantity) || (order.Total > 0 && Kept == 0);
    }

    private sealed class Line(long quantity, long amount)
    {
        public long Quantity => quantity;

        public long Back { get; set; }

        // Of what a line cost, its pieces that came back are worth their share, rounded down.
        public long Kept => amount - (amount * Back / quantity);
    }
}
