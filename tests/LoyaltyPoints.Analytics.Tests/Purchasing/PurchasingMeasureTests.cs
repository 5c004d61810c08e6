using LoyaltyPoints.Analytics.Purchasing;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.Purchasing;

public sealed class PurchasingMeasureTests
{
    // Member 1 bought before the period, so its first gap (11 days) counts and it is not new; member 3's only purchase
    // is the first instant after the period; member 4 only brought back.
    private static readonly Core.Facts.MemberFacts[] Members =
    [
        Member(1, "2025-12-25 +1000x1", "2026-01-05 +2000x3", "2026-01-05 +500", "2026-02-10 +1500x2"),
        Member(2, "2026-02-01 +3001x4", "2026-02-20 -1000"),
        Member(3, "2026-03-01 +9999"),
        Member(4, "2026-01-15 -250"),
    ];

    [Fact]
    public void The_whole_period_counts_each_member_once()
    {
        var (total, _) = Answer(Members, Question("2026-01-01", "2026-03-01"));
        Assert.Equal((2, 1, 1, 4), (total.Members, total.NewMembers, total.RepeatMembers, total.Purchases));
        Assert.Equal((0.5, 2.0), (total.RepeatPurchaseRate, total.PurchaseFrequency));
        Assert.Equal((7001, 1250, 5751), (total.GrossRevenue, total.Returned, total.NetRevenue));
        Assert.Equal(1750, total.AverageBasket); // 7001 / 4 = 1750.25
        Assert.Equal((9, 3.0), (total.Pieces, total.PiecesPerPurchase)); // 3 + 2 + 4, of three purchases with lines
        // Gaps 11, 0, 36 days.
        Assert.Equal((11.0, 47 / 3.0), (total.MedianDaysBetween, total.MeanDaysBetween));
    }

    [Fact]
    public void A_month_counts_who_bought_in_it_and_repeats_in_it()
    {
        var (_, months) = Answer(Members, Question("2026-01-01", "2026-03-01"));
        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)], months.Select(month => month.Month));
        Assert.Equal((1, 1, 2, 2500, 250), (months[0].Members, months[0].RepeatMembers, months[0].Purchases,
            months[0].GrossRevenue, months[0].Returned));
        Assert.Equal((2, 0, 1, 2, 36.0), (months[1].Members, months[1].RepeatMembers, months[1].NewMembers,
            months[1].Purchases, months[1].MedianDaysBetween));
        Assert.Equal(5.5, months[0].MedianDaysBetween); // 11 and 0
    }

    [Fact]
    public void A_period_without_purchases_has_no_rates()
    {
        var (total, months) = Answer(Members, Question("2024-01-01", "2024-02-01"));
        Assert.Equal(0, total.Members);
        Assert.Null(total.RepeatPurchaseRate);
        Assert.Null(total.AverageBasket);
        Assert.Null(total.MedianDaysBetween);
        Assert.Single(months);
    }

    // 23:30 in Berlin on the last of January is 22:30 UTC; half an hour later it is February there.
    [Fact]
    public void Months_begin_where_the_tenant_is()
    {
        var member = Member(1, "2026-01-31 22:30 +100", "2026-01-31 23:00 +200");
        var (_, months) = Answer([member], Question("2026-01-01", "2026-03-01", "Europe/Berlin"));
        Assert.Equal([100L, 200L], months.Select(month => month.GrossRevenue));
        Assert.Equal(1, months[1].MedianDaysBetween);
    }

    [Fact]
    public void Months_add_up_to_the_whole()
    {
        var random = new Random(7);
        var members = Enumerable.Range(1, 200).Select(number => Member(number,
        [
            .. Enumerable.Range(0, random.Next(12)).Select(_ => new DateOnly(2025, 6, 1).AddDays(random.Next(500)))
                .Order().Select(day => $"{day:yyyy-MM-dd} {(random.Next(5) == 0 ? '-' : '+')}{random.Next(1, 9000)}"),
        ])).ToList();
        var (total, months) = Answer(members, Question("2025-08-10", "2026-07-20"));
        Assert.Equal(12, months.Count);
        Assert.Equal(total.Purchases, months.Sum(month => month.Purchases));
        Assert.Equal(total.NetRevenue, months.Sum(month => month.NetRevenue));
        Assert.Equal(total.NewMembers, months.Sum(month => month.NewMembers));
        Assert.InRange(total.Members, months.Max(month => month.Members), months.Sum(month => month.Members));
    }

    [Fact]
    public void Revenue_beyond_the_range_is_an_error() => Assert.Throws<OverflowException>(() => Answer(
        Spending(long.MaxValue, 1), Question("2026-01-01", "2026-03-01")));

    private static (PurchasingFigures Total, IReadOnlyList<PurchasingMonth> Months) Answer(
        IEnumerable<Core.Facts.MemberFacts> members, AnalyticsQuestion question)
    {
        var told = new PurchasingMeasure(question).Of(members, (measure, member) => measure.Add(member));
        return (told.Total(), told.Months());
    }
}
