using LoyaltyPoints.Analytics.Satisfaction;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Tests.Satisfaction;

public sealed class ThankYouListTests
{
    private static readonly AnalyticsQuestion Question = new()
    {
        From = new Instant(100), To = new Instant(200), AsOf = new Instant(300), Currency = "EUR",
        Calendar = new LocalCalendar(TimeZoneInfo.Utc),
    };

    [Fact]
    public void The_most_valuable_come_first_and_no_more_than_wanted()
    {
        var list = Take(
            3, [.. Enumerable.Range(1, 100).Select(number => Member(number, (FactKind.Purchase, 150, number * 10)))]);
        Assert.Equal([1_000, 990, 980], list.Select(one => one.NetSales));
    }

    // 500 in the period less 200 returned in it; what lies outside does not count.
    [Fact]
    public void Returns_count_against_and_other_periods_not_at_all()
    {
        var list = Take(
            10,
            [
                Member(
                    1, (FactKind.Purchase, 99, 9_000), (FactKind.Purchase, 100, 500), (FactKind.Return, 199, 200),
                    (FactKind.Purchase, 200, 9_000)),
                Member(2, (FactKind.Purchase, 99, 9_000)),
                Member(3, (FactKind.Return, 150, 10)),
            ]);
        var only = Assert.Single(list);
        Assert.Equal((300L, 1L, new Instant(100)), (only.NetSales, only.Purchases, only.LastPurchaseAt));
    }

    [Fact]
    public void Of_equals_the_one_known_longer_comes_first()
    {
        var list = Take(
            1, [Member(2, (FactKind.Purchase, 150, 7)), Member(1, (FactKind.Purchase, 150, 7))]);
        Assert.Equal(IdOf(1), Assert.Single(list).MemberId);
    }

    private static IReadOnlyList<ValuedMember> Take(int limit, MemberFacts[] members)
    {
        var list = new ThankYouList(Question, limit);
        foreach (var member in members) list.Add(member);
        return list.Take();
    }

    private static MemberFacts Member(int number, params (FactKind Kind, long At, long Amount)[] facts) => new(
        IdOf(number), new Instant(0),
        [
            .. facts.Select(fact => new MemberFact
            {
                Kind = fact.Kind, At = new Instant(fact.At), Tail = 0, Amount = fact.Amount,
            }),
        ]);

    private static Guid IdOf(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
