using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Tests.Memberships;

/// <summary>What is left of a paid period in money, and what a change of plan then costs.</summary>
public sealed class ProrationTests
{
    [Theory]
    // 31 days of 3100: a day is 100. A day that has begun is used.
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-01-01 10:00", 3100)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-01-01 10:00:00.001", 3000)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-01-02 10:00", 3000)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-01-16 12:00", 1500)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-01-31 10:00", 100)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-01-31 10:01", 0)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2026-02-01 10:00", 0)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2027-01-01 10:00", 0)]
    // Rounded down: 999 * 20 / 31 is 644.5.
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 999, "2026-01-12 10:00", 644)]
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 0, "2026-01-12 10:00", 0)]
    // February has 28 days, or 29.
    [InlineData("2026-01-31 10:00", "2026-02-28 10:00", 2800, "2026-02-27 10:00", 100)]
    [InlineData("2028-02-01 00:00", "2028-03-01 00:00", 2900, "2028-02-29 00:00", 100)]
    [InlineData("2028-02-29 00:00", "2029-02-28 00:00", 36500, "2028-03-01 00:00", 36400)]
    // Days are local: a week with 167 hours, or 169, has 7.
    [InlineData("2026-03-25 10:00", "2026-04-01 10:00", 700, "2026-03-29 10:00", 300)]
    [InlineData("2026-10-21 10:00", "2026-10-28 10:00", 700, "2026-10-25 10:00", 300)]
    // Not begun yet, and without an end: all of it is left.
    [InlineData("2026-01-01 10:00", "2026-02-01 10:00", 3100, "2025-12-01 10:00", 3100)]
    [InlineData("2026-01-01 10:00", "never", 50000, "2036-01-01 10:00", 50000)]
    // No number on the way leaves its range.
    [InlineData("2026-01-01 10:00", "2126-01-01 10:00", long.MaxValue, "2026-01-01 10:00", long.MaxValue)]
    public void A_period_of_this_fee_when_it_is_left_then_the_credit_is(
        string from, string to, long fee, string now, long credit)
    {
        var story = new VipStory();
        var period = new PaidPeriod(
            1, story.At(from), to == "never" ? Instant.Never : story.At(to), fee, 0, story.At(from), 1);

        Assert.Equal(credit, Proration.Credit([period], story.At(now), story.Terms.Calendar));
    }

    [Theory]
    // monthly is 1000, then 900 a month; better is 3100; free is 0.
    [InlineData("2026-01-01 10:00 join monthly", "2026-01-12 10:00", "better", 645, 3100, 2455)]
    [InlineData("2026-01-01 10:00 join monthly; 2026-01-02 10:00 renew", "2026-01-12 10:00", "better",
        1545, 3100, 1555)]
    [InlineData("2026-01-01 10:00 join monthly; 2026-01-02 10:00 renew", "2026-02-11 10:00", "better",
        578, 3100, 2522)]
    [InlineData("2026-01-01 10:00 join monthly", "2026-02-02 10:00", "better", 0, 3100, 3100)] // past due
    [InlineData("2026-01-01 10:00 trial yearly", "2026-01-12 10:00", "better", 0, 3100, 3100)] // nothing was paid
    [InlineData("2026-01-01 10:00 join yearly", "2026-01-12 10:00", "monthly", 35400, 1000, 0)] // more than the fee
    [InlineData("2026-01-01 10:00 join forever", "2026-01-12 10:00", "monthly", 50000, 1000, 0)]
    [InlineData("2026-01-01 10:00 join monthly", "2026-01-12 10:00", "free", 645, 0, 0)]
    [InlineData("2026-01-01 10:00 join monthly; 2026-01-12 10:00 change better 2455", "2026-01-13 10:00", "monthly",
        3000, 1000, 0)] // the credit is of the whole fee
    public void A_change_of_plan_when_it_comes_then_credit_fee_and_due(
        string story, string when, string plan, long credit, long fee, long due)
    {
        var vip = new VipStory().Tell(story);
        foreach (var wrong in new[] { due - 1, due + 1 })
            Assert.Equal("payment_mismatch", vip.Try($"{when} change {plan} {wrong}"));

        vip.Tell($"{when} change {plan} {due}");

        Assert.Equal((credit, fee, due), (vip.Payment!.Credit, vip.Payment.Fee, vip.Payment.Amount));
        Assert.Equal((PaymentKind.Upgrade, vip.Now), (vip.Payment.Kind, vip.Payment.From));
        Assert.Equal((plan, vip.Payment.To), (vip.Standing.PlanId, vip.Standing.PaidUntil));
        Assert.Single(vip.Standing.Paid.Open);
    }

    [Fact]
    public void A_change_of_plan_that_is_paid_wrongly_then_the_refusal_says_both_amounts_and_where()
    {
        var story = new VipStory().Tell("2026-01-01 10:00 join monthly");

        var refusal = story.Refusal("2026-01-12 10:00 change better 3100")!;

        Assert.Equal("payment_mismatch", refusal.Code);
        Assert.Equal(
            "2455 EUR are due (a fee of 3100 less a credit of 645), and 3100 EUR were paid.", refusal.Detail);
        Assert.Equal("/payment/amount", Assert.Single(refusal.Faults).Pointer);
    }

    [Theory]
    [InlineData("2026-01-12 10:00 change better unpaid", "payment_required")]
    [InlineData("2026-01-12 10:00 change free unpaid", null)]
    [InlineData("2026-01-12 10:00 change monthly", "same_plan")]
    [InlineData("2026-01-12 10:00 change gold", "plan_not_found")]
    public void A_change_of_plan_when_asked_for_then_it_is_refused_with(string step, string? code) =>
        Assert.Equal(code, new VipStory().Tell("2026-01-01 10:00 join monthly").Try(step));
}
