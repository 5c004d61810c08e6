using System.Globalization;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// What tiers the customers have, straight from the file, by the shortest way and without any of the code under test.
/// </summary>
internal sealed class CdnowOracle
{
    public const string None = "none";

    /// <summary>What reaches each level within twelve months, in cents.</summary>
    public static readonly (string Id, long Spend)[] Levels =
        [("silver", 50_00), ("gold", 150_00), ("platinum", 500_00)];

    private CdnowOracle(IReadOnlyList<CdnowPurchase> purchases) => (Purchases, Customers) =
        (purchases, purchases.GroupBy(one => one.Customer).ToDictionary(all => all.Key, all => all.ToList()));

    /// <summary>A customer's rows of one day are one purchase; in the order of days.</summary>
    public IReadOnlyList<CdnowPurchase> Purchases { get; }

    public IReadOnlyDictionary<string, List<CdnowPurchase>> Customers { get; }

    /// <param name="takes">Whether a customer's rows count.</param>
    public static CdnowOracle Read(string file, Func<string, bool> takes) => new(
    [
        .. File.ReadLines(file).Skip(1).Select(row => row.Split(',')).Where(cells => takes(cells[0]))
            .GroupBy(cells => (Customer: cells[0], Day: DateOnly.Parse(cells[1], CultureInfo.InvariantCulture)))
            .Select(rows => new CdnowPurchase(rows.Key.Customer, rows.Key.Day, rows.Sum(cells => Cents(cells[3]))))
            .OrderBy(purchase => purchase.Day),
    ]);

    /// <summary>Tiers that last as long as twelve months' spend reaches them.</summary>
    public string WhileReached(string customer, DateOnly asOf) => Name(Reached(Customers[customer], asOf));

    /// <summary>
    /// Tiers that last twelve months and through the day they were reached on. Then they are judged by what the last
    /// day reached, for twelve months more.
    /// </summary>
    public string ForTwelveMonths(string customer, DateOnly asOf)
    {
        var known = new List<CdnowPurchase>();
        var (level, until) = (-1, DateOnly.MaxValue);
        foreach (var purchase in Customers[customer].Where(purchase => purchase.Day <= asOf))
        {
            Judge(purchase.Day);
            known.Add(purchase);
            if (Reached(known, purchase.Day) is var reached && reached > level)
                (level, until) = (reached, purchase.Day.AddMonths(12).AddDays(1));
        }

        Judge(asOf);
        return Name(level);

        void Judge(DateOnly day)
        {
            while (until <= day)
            {
                level = Reached(known, until.AddDays(-1));
                until = level < 0 ? DateOnly.MaxValue : until.AddMonths(12);
            }
        }
    }

    private static int Reached(List<CdnowPurchase> purchases, DateOnly asOf)
    {
        var spend = purchases.Where(one => one.Day > asOf.AddMonths(-12) && one.Day <= asOf).Sum(one => one.Cents);
        return Array.FindLastIndex(Levels, level => spend >= level.Spend);
    }

    private static string Name(int level) => level < 0 ? None : Levels[level].Id;

    private static long Cents(string dollars) => (long)(decimal.Parse(dollars, CultureInfo.InvariantCulture) * 100);
}

internal sealed record CdnowPurchase(string Customer, DateOnly Day, long Cents);
