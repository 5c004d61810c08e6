using LoyaltyPoints.Analytics.Lifetimes;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Tests.Lifetimes;

public sealed class BuyerHistoryTests
{
    private static readonly LocalCalendar Shanghai = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    [Fact]
    public void Purchases_of_one_local_day_are_one()
    {
        // 15:00Z is 23:00 in Shanghai, 16:00Z the next day there.
        var history = Of(
            "2026-01-20T00:00:00Z", Bought("2026-01-01T15:00:00Z", 100), Bought("2026-01-01T16:00:00Z", 40),
            Bought("2026-01-02T15:00:00Z", 60), Bought("2026-01-09T03:00:00Z", 200));
        Assert.Equal(2, history!.Value.Repeats);
        Assert.Equal(8, history.Value.RecencyDays);
        Assert.Equal(19, history.Value.AgeDays);
        Assert.Equal((100, 300), (history.Value.FirstSpend, history.Value.RepeatSpend));
        Assert.Equal(new DateOnly(2026, 1, 1).DayNumber, history.Value.FirstDay);
    }

    [Fact]
    public void The_day_that_ends_at_the_as_of_is_the_last_one_known()
    {
        Assert.Equal(0, Of("2026-01-01T16:00:00Z", Bought("2026-01-01T10:00:00Z", 1))!.Value.AgeDays);
        Assert.Equal(1, Of("2026-01-01T16:00:00.001Z", Bought("2026-01-01T10:00:00Z", 1))!.Value.AgeDays);
    }

    [Fact]
    public void What_comes_at_the_as_of_or_later_is_not_known() =>
        Assert.Null(Of("2026-01-01T10:00:00Z", Bought("2026-01-01T10:00:00Z", 1)));

    [Fact]
    public void Returns_are_spread_over_all_that_was_bought()
    {
        // 100 and 300 bought, 80 returned: a fifth of everything, so 240 of the repeats are left.
        var history = Of(
            "2026-02-01T00:00:00Z", Bought("2026-01-01T00:00:00Z", 100), Bought("2026-01-05T00:00:00Z", 300),
            Bought("2026-01-06T00:00:00Z", 80) with { Kind = FactKind.Return })!.Value;
        Assert.Equal(320, history.Value);
        Assert.Equal(240, history.NetRepeatSpend, 9);
        Assert.Equal(1, history.Repeats);
    }

    [Fact]
    public void Where_everything_was_returned_nothing_is_left()
    {
        var history = Of(
            "2026-02-01T00:00:00Z", Bought("2026-01-01T00:00:00Z", 100), Bought("2026-01-05T00:00:00Z", 300),
            Bought("2026-01-06T00:00:00Z", 500) with { Kind = FactKind.Return })!.Value;
        Assert.Equal((0, 0.0), (history.Value, history.NetRepeatSpend));
    }

    private static BuyerHistory? Of(string asOf, params MemberFact[] facts) =>
        BuyerHistory.Of(facts, Shanghai, At(asOf));

    private static MemberFact Bought(string at, long amount) =>
        new() { Kind = FactKind.Purchase, At = At(at), Tail = 0, Amount = amount };

    private static Instant At(string text) => Instant.From(DateTimeOffset.Parse(text));
}
