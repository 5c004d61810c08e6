using LoyaltyPoints.Analytics.Churn;
using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using static LoyaltyPoints.Analytics.Tests.Shop;

namespace LoyaltyPoints.Analytics.Tests.Churn;

public sealed class ChurnTests
{
    // Ten days of silence; the period is March and April. Active on March 1: 1, 2 and 6.
    private static readonly MemberFacts[] Members =
    [
        Member(1, "2026-02-25 +1", "2026-04-25 +1"), // silent on April 1, active on May 1
        Member(2, "2026-02-25 +1"), // lost
        Member(3, "2026-02-01 +1", "2026-04-30 +1"), // came back
        Member(4, "2026-04-29 +1"), // new
        Member(5, "2026-03-05 +1"), // new in March, and silent again within it
        Member(6, "2026-02-19 +1", "2026-05-01 +1"), // ten days to the instant; what is after the period does not count
        Member(7),
    ];

    [Fact]
    public void Who_was_active_and_is_silent_is_lost()
    {
        var (total, months) = Silence(Members, Question("2026-03-01", "2026-05-01"), 10);
        Assert.Equal((3, 2, 1, 1, 3),
            (total.ActiveAtStart, total.Lost, total.CameBack, total.New, total.ActiveAtEnd));
        Assert.Equal(2 / 3.0, total.ChurnRate);
        Assert.Equal([(3L, 3L, 0L, 0L, 0L), (0, 0, 2, 1, 3)], months.Select(month =>
            (month.ActiveAtStart, month.Lost, month.CameBack, month.New, month.ActiveAtEnd)));
        Assert.Null(months[1].ChurnRate);
    }

    [Fact]
    public void What_is_at_the_end_of_one_month_is_at_the_start_of_the_next()
    {
        var random = new Random(5);
        var members = Enumerable.Range(1, 300).Select(number => Member(number,
            [.. Enumerable.Range(0, random.Next(9)).Select(_ => new DateOnly(2025, 1, 1).AddDays(random.Next(600)))
                .Order().Select(day => $"{day:yyyy-MM-dd} +1")])).ToList();
        var (total, months) = Silence(members, Question("2025-03-10", "2026-04-05"), 60);
        Assert.Equal(14, months.Count);
        Assert.Equal(months.SkipLast(1).Select(month => month.ActiveAtEnd),
            months.Skip(1).Select(month => month.ActiveAtStart));
        Assert.Equal((total.ActiveAtStart, total.ActiveAtEnd), (months[0].ActiveAtStart, months[^1].ActiveAtEnd));
    }

    [Fact]
    public void Memberships_are_cancelled_or_not_renewed()
    {
        var (a, b) = (Id(100), Id(200));
        Subscription[] all =
        [
            Sub(1, a, "2026-01-01", "2027-01-01"),
            Sub(1, b, "2026-01-01", "2026-03-15", cancelled: true),
            Sub(2, a, "2026-01-01", "2026-03-20"), // ended, and taken up again within the period
            Sub(2, a, "2026-04-02", "2027-04-02"),
            Sub(3, a, "2026-01-01", "2026-05-01"), // over at the period's end, to the instant
            Sub(4, a, "2026-04-10", "2026-04-20", cancelled: true), // came and went within it
            Sub(5, a, "2026-04-10", "2027-04-10"),
            Sub(6, a, "2025-01-01", "2026-03-01"), // over at its start
        ];
        var (total, months) = Subscriptions(all, Question("2026-03-01", "2026-05-01"));
        Assert.Equal((4, 1, 1, 1, 3),
            (total.AtStart, total.Cancelled, total.NotRenewed, total.Joined, total.AtEnd));
        Assert.Equal(0.5, total.ChurnRate);
        Assert.Equal([(4L, 1L, 1L, 0L, 2L), (2, 0, 1, 2, 3)], months.Select(month =>
            (month.AtStart, month.Cancelled, month.NotRenewed, month.Joined, month.AtEnd)));
    }

    [Fact]
    public void Silent_members_who_spent_most_come_first()
    {
        var members = new[]
        {
            Member(1, "2026-01-01 +500", "2026-01-11 +400", "2026-01-31 +300", "2026-02-01 -100"),
            Member(2, "2026-01-01 +5000", "2026-03-25 +1"), // not silent
            Member(3, "2026-01-01 +999"),
            Member(4, "2026-01-01 +2000"),
            Member(5, "2026-01-01 +10"), // too little
            Member(6, "2025-12-01 +9000"), // not in the period
        };
        var (summary, listed) = new WinBackMeasure(
                Question("2026-01-01", "2026-04-01"), new WinBackQuestion(30, 100, 2), Model())
            .Of(members, (measure, member) => measure.Add(member)).Answer();
        Assert.Equal((3, 4099, 2), (summary.Silent, summary.Revenue, summary.Listed));
        Assert.Equal([Id(4), Id(1)], listed.Select(member => member.MemberId));
        // Gaps of 10 and 20 days; from January 31 to April 1 are 60.
        Assert.Equal((15.0, 60, 3, 1100), (listed[1].UsualGapDays, listed[1].SilentDays, listed[1].Purchases,
            listed[1].Revenue));
        Assert.Null(listed[0].UsualGapDays);
        // One purchase says nothing of a rhythm; three in a month, and none for two.
        Assert.Equal(1, listed[0].ProbabilityAlive);
        Assert.InRange(listed[1].ProbabilityAlive!.Value, 0.01, 0.99);
    }

    [Fact]
    public void Who_is_expected_to_have_left_is_the_rest_of_those_who_probably_buy()
    {
        var question = Question("2026-01-01", "2026-04-01");
        MemberFacts[] members =
        [
            Member(1, "2026-01-01 +1"), Member(2, "2025-12-01 +1", "2025-12-08 +1", "2025-12-15 +1"), Member(3),
            Member(4, "2026-04-01 +1"),
        ];
        var measure = new ChurnMeasure(question, 30, Model(), []).Of(members, (all, member) => all.Add(member));
        var rhythm = measure.Answer().Summary.Rhythm!;
        var second = Model().ProbabilityAlive(members[1].Facts, question.Calendar, question.To)!.Value;
        Assert.Equal((2, 1 + second, 1 - second), (rhythm.Members, rhythm.ExpectedAlive, rhythm.ExpectedLost));
        Assert.Equal((1 - second) / 2, rhythm.ExpectedLostShare!.Value, 12);
        Assert.Null(new ChurnMeasure(question, 30, null, []).Answer().Summary.Rhythm);
    }

    private static (SilenceFigures Total, IReadOnlyList<SilenceFigures> Months) Silence(
        IEnumerable<MemberFacts> members, AnalyticsQuestion question, int days)
    {
        var told = new SilenceMeasure(question, days).Of(members, (measure, member) => measure.Add(member));
        return (told.Total(), told.Months());
    }

    private static (SubscriptionFigures Total, IReadOnlyList<SubscriptionFigures> Months) Subscriptions(
        Subscription[] all, AnalyticsQuestion question)
    {
        var measure = new SubscriptionMeasure(question);
        foreach (var subscription in all) measure.Add(subscription);
        return (measure.Total(), measure.Months());
    }

    // The papers' CDNOW, in weeks.
    private static LifetimeModel Model() => new(new Instant(0), "EUR", new BgNbd(0.243, 4.414, 0.793, 2.426), null);

    private static Subscription Sub(int member, Guid program, string from, string until, bool cancelled = false) =>
        new(Id(member), program, At(from), At(until), cancelled);

    private static Instant At(string day) => Instant.From(new DateTimeOffset(DateTime.Parse(day), TimeSpan.Zero));
}
