using System.Globalization;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

/// <summary>The 2,357 customers of the papers, who first bought at CDNOW in the first quarter of 1997.</summary>
internal static class Cdnow
{
    /// <summary>To 1997-09-30, the last day of the papers' calibration.</summary>
    public static readonly Instant Calibration = Day(1997, 10, 1);

    public static readonly Instant End = Day(1998, 7, 1);

    public static readonly LocalCalendar Calendar = new(TimeZoneInfo.Utc);

    /// <summary>Null where the file is absent.</summary>
    public static string? Path { get; } = Find();

    public static Instant Day(int year, int month, int day) =>
        Instant.From(new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero));

    public static IEnumerable<MemberFacts> Members()
    {
        var rows = File.ReadLines(Path!).Skip(1).Select(static line => line.Split(',')).Select(static fields =>
            (Customer: int.Parse(fields[1]), At: Instant.From(DateTimeOffset.Parse(
                fields[2], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
            Cents: (long)Math.Round(decimal.Parse(fields[4]) * 100)));
        foreach (var customer in rows.GroupBy(static row => row.Customer))
        {
            var facts = customer.OrderBy(static row => row.At).Select(static (row, i) => new MemberFact
            {
                Kind = FactKind.Purchase,
                At = row.At,
                Tail = i,
                Amount = row.Cents,
            });
            yield return new MemberFacts(new Guid(customer.Key, 0, 0, new byte[8]), Instant.Beginning, [.. facts]);
        }
    }

    public static AnalyticsQuestion Until(Instant asOf) => new()
    {
        From = Instant.Beginning,
        To = asOf,
        AsOf = asOf,
        Currency = "USD",
        Calendar = Calendar,
    };

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, "shared", "data", "cdnow", "cdnow_sample.csv");
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
