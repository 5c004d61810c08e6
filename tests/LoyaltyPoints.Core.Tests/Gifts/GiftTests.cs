using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Tests.Transfers;

namespace LoyaltyPoints.Core.Tests.Gifts;

public sealed class GiftTests
{
    [Theory]
    [InlineData(null, "never:5")]
    [InlineData(7.0, "7:5")]
    [InlineData(7.25, "8:5")]
    [InlineData(1.25, "2:5")]
    public void Units_are_given_then_they_expire_with_the_day_that_is_named(double? expiry, string lots)
    {
        var circle = new Circle().Enrol(1);

        var gift = circle.Give(1, 5, expiry).Value!;

        Assert.Equal(lots, circle.Lots(1));
        Assert.Equal(lots == "never:5" ? null : lots, gift.ExpiresAt is { } at
            ? $"{at.UnixMilliseconds / 86_400_000}:5" : null);
        var entry = Assert.Single(circle.Entries[1]);
        Assert.Equal((EntryKind.Bonus, gift.Id.Id), (entry.Kind, entry.ReferenceId));
        Assert.Equal((0, 5), (circle.Account(1).LifetimeEarned, gift.Balance!.Value.Available));
        circle.Verify();
    }

    [Fact]
    public void Nothing_is_said_of_expiry_then_the_program_says_it()
    {
        var circle = new Circle(program => program with
        {
            Expiry = new ExpiryAfterEarning(CalendarPeriod.Parse("P10D")!.Value, ExpiryRounding.EndOfDay),
            Maturity = new MaturityAfterDays(5),
        }).Enrol(1);

        circle.Give(1, 5);

        // Earned on day 1, through day 11; and to be spent at once.
        Assert.Equal("12:5", circle.Lots(1));
    }

    [Theory]
    [InlineData(1.0, "expiry_passed")]
    [InlineData(0.5, "expiry_passed")]
    public void The_expiry_has_passed_then_nothing_is_given(double expiry, string code)
    {
        var circle = new Circle().Enrol(1);

        Assert.Equal(code, circle.Give(1, 5, expiry).Refusal!.Code);
        Assert.Equal("not_enrolled", circle.Give(2, 5).Refusal!.Code);
        Assert.Equal("", circle.Lots(1));
    }

    [Fact]
    public void There_is_no_room_for_them_then_nothing_is_given()
    {
        var circle = new Circle().Enrol(1, $"never:{long.MaxValue}");

        Assert.Equal("amount_overflow", circle.Give(1, 1).Refusal!.Code);
    }

    [Fact]
    public void The_member_was_not_seen_for_long_then_the_gift_is_not_gone_at_once()
    {
        var circle = new Circle(program => program with
        {
            Expiry = new ExpiryAfterInactivity(CalendarPeriod.Parse("P10D")!.Value, ExpiryRounding.EndOfDay),
        }).Enrol(1, "never:3");
        circle.Post(1, posting => posting.LiveOn(Circle.Day(12)));
        circle.Now = Circle.Day(40);

        circle.Give(1, 5);

        Assert.Equal(5, circle.Available(1));
        Assert.Equal(Circle.Day(51), circle.Account(1).Standing.LapsesAt);
        circle.Verify();
    }
}
