using LoyaltyPoints.Analytics.Churn;
using LoyaltyPoints.Core.WinBacks;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.Churn;

public sealed class WinBackOutcomeTests
{
    // Newcombe 1998, table II, method 10, examples (a), (b), (e) and (h).
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0)]
    public void The_interval_is_the_published_one(long part, long whole, long other, long of, double low, double high)
    {
        var lift = ShareDifference.Of((part, whole), (other, of))!;
        Assert.Equal(((double)part / whole) - ((double)other / of), lift.Value, 12);
        Assert.Equal((low, high), (Math.Round(lift.Low, 4), Math.Round(lift.High, 4)));
    }

    [Fact]
    public void No_control_then_no_lift() => Assert.Null(ShareDifference.Of((1, 2), (0, 0)));

    [Fact]
    public void What_members_do_from_the_list_on_is_what_became_of_it()
    {
        var question = Question("2026-01-01", "2026-03-01", asOf: "2026-05-01");
        var list = new WinBackList
        {
            Id = Id(99), Name = "Spring", AsOf = question.To, From = question.From, To = question.To, Currency = "EUR",
            SilentAfterDays = 30, MinimumRevenue = 1, ControlPercent = 0, CreatedAt = question.To,
            Members =
            [
                new(Id(1), question.From, 500, false), new(Id(2), question.From, 400, true),
                new(Id(3), question.From, 300, false),
            ],
        };
        var outcome = new WinBackOutcome(list, question.AsOf);
        outcome.Add(Member(1, "2026-02-28 +900", "2026-03-01 +70", "2026-03-09 -20", "2026-04-30 +5", "2026-05-01 +1"));
        outcome.Add(Member(2, "2026-02-01 +900", "2026-03-02 -30"));
        outcome.Add(Member(4, "2026-03-02 +900"));

        var (result, members) = outcome.Answer();
        Assert.Equal([Id(1), Id(2), Id(3)], members.Select(member => member.MemberId));
        Assert.Equal((question.To, 2, 55), (members[0].BoughtAgainAt, members[0].Purchases, members[0].Revenue));
        Assert.Null(members[1].BoughtAgainAt);
        Assert.Equal(new WinBackPart(2, 1, 0.5, 2, 55, 28), result.Listed); // 27.5 to even
        Assert.Equal(new WinBackPart(1, 0, 0, 0, -30, -30), result.Control);
        Assert.Equal(0.5, result.Lift!.Value);
    }
}
