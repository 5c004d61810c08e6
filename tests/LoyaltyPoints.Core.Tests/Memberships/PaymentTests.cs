using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Core.Tests.Ledger;

namespace LoyaltyPoints.Core.Tests.Memberships;

/// <summary>What is to be paid, what is given for it, and what a refund takes back.</summary>
public sealed class PaymentTests
{
    private const string Joined = "2026-03-10 10:00 join monthly";

    [Theory]
    [InlineData("", "2026-03-10 10:00 join monthly 1000", null)]
    [InlineData("", "2026-03-10 10:00 join monthly 999", "payment_mismatch")]
    [InlineData("", "2026-03-10 10:00 join monthly unpaid", "payment_required")]
    [InlineData("", "2026-03-10 10:00 join yearly unpaid", null)] // on trial
    [InlineData("", "2026-03-10 10:00 join gold 1", "plan_not_found")]
    [InlineData("", "2026-03-10 10:00 join free 0", null)]
    [InlineData("2026-03-10 10:00 trial free", "2026-03-11 10:00 renew 0", null)]
    [InlineData("2026-03-10 10:00 trial free", "2026-03-11 10:00 renew unpaid", null)] // nothing is due
    [InlineData("2026-03-10 10:00 trial free; 2026-03-11 10:00 cancelNow", "2026-03-12 10:00 join free unpaid", null)]
    [InlineData("2026-03-10 10:00 trial yearly; 2026-03-11 10:00 cancelNow", "2026-03-12 10:00 join yearly unpaid",
        "payment_required")] // a trial is given once
    [InlineData(Joined, "2026-03-11 10:00 renew 900", null)]
    [InlineData(Joined, "2026-03-11 10:00 renew 1000", "payment_mismatch")]
    [InlineData(Joined, "2026-03-11 10:00 renew unpaid", "payment_required")]
    [InlineData("2026-03-10 10:00 trial yearly", "2026-03-11 10:00 renew 36500", null)] // initial fee
    [InlineData("2026-03-10 10:00 trial yearly", "2026-03-11 10:00 renew 30000", "payment_mismatch")]
    [InlineData("2026-03-10 10:00 trial yearly; 2026-03-11 10:00 renew", "2026-03-11 10:00 renew 30000", null)]
    [InlineData("2026-03-10 10:00 join forever", "2026-03-11 10:00 renew 0", "paid_for_ever")]
    [InlineData("2026-03-10 10:00 join forever", "2026-03-11 10:00 cancelAtEnd", "paid_for_ever")]
    [InlineData("2026-03-10 10:00 join forever", "2026-03-11 10:00 cancelNow", null)]
    [InlineData(Joined, "2026-04-20 09:59 renew 900", null)] // the last moment of grace
    [InlineData(Joined, "2026-04-20 10:00 renew 900", "membership_expired")]
    // Refunds: within P14D from the start of the period.
    [InlineData(Joined, "2026-03-24 09:59 refund", null)]
    [InlineData(Joined, "2026-03-24 10:00 refund", "refund_too_late")]
    [InlineData(Joined + "; 2026-03-11 10:00 renew", "2026-03-24 10:00 refund", null)] // the one to come
    [InlineData(Joined + "; 2026-03-11 10:00 renew", "2026-04-24 09:59 refund", null)]
    [InlineData(Joined + "; 2026-03-11 10:00 renew", "2026-04-24 10:00 refund", "refund_too_late")]
    [InlineData(Joined + "; 2026-03-11 10:00 refund", "2026-03-11 10:00 refund", "nothing_to_refund")]
    [InlineData(Joined + "; 2026-03-11 10:00 cancelNow", "2026-03-12 10:00 refund", null)]
    [InlineData(Joined + "; 2026-03-11 10:00 cancelNow", "2026-03-24 10:00 refund", "refund_too_late")]
    [InlineData("2026-03-10 10:00 join weekly", "2026-03-17 10:00 refund", "refund_too_late")] // the period is over
    public void A_step_when_the_story_so_far_is_this_then_it_is_refused_with(string story, string step, string? code) =>
        Assert.Equal(code, new VipStory().Tell(story).Try(step));

    [Fact]
    public void A_payment_in_another_currency_then_it_is_refused_with_both_amounts()
    {
        var refusal = Payment.Check(new Payment("r", 5, "USD"), 7, "EUR", "")!;

        Assert.Equal(("payment_mismatch", "7 EUR are due, and 5 USD were paid."), (refusal.Code, refusal.Detail));
        Assert.Equal(["/payment/amount", "/payment/currency"], refusal.Faults.Select(fault => fault.Pointer));
    }

    [Fact]
    public void Payments_when_they_follow_each_other_then_numbers_kinds_and_periods_do()
    {
        var story = new VipStory();
        var seen = new List<string>();
        foreach (var step in new[]
        {
            "2026-01-01 10:00 trial yearly", "2026-01-02 10:00 renew", "2026-01-03 10:00 renew",
            "2026-01-04 10:00 refund", "2026-01-20 10:00 change monthly 0",
        })
        {
            story.Tell(step);
            if (story.Payment is { } paid)
                seen.Add($"{paid.Number} {paid.Kind} {story.Local(paid.From)[..10]} {story.Local(paid.To)[..10]}");
        }

        Assert.Equal(
            [
                "1 Initial 2026-01-15 2027-01-15", "2 Renewal 2027-01-15 2028-01-15", "3 Refund 2027-01-15 2028-01-15",
                "4 Upgrade 2026-01-20 2026-02-20",
            ],
            seen);
    }

    [Theory]
    // Units are given with each payment, and go again with its refund.
    [InlineData("2026-03-10 10:00 trial yearly", 0, "")]
    [InlineData(Joined, 50, "Bonus Issued>Available 50")]
    [InlineData(Joined + "; 2026-03-11 10:00 renew", 100, "Bonus Issued>Available 50|Bonus Issued>Available 50")]
    [InlineData(Joined + "; 2026-03-11 10:00 refund", 0, "Bonus Issued>Available 50|Bonus Available>Revoked 50")]
    [InlineData(Joined + "; 2026-03-11 10:00 renew; 2026-03-12 10:00 refund", 50,
        "Bonus Issued>Available 50|Bonus Issued>Available 50|Bonus Available>Revoked 50")]
    [InlineData(Joined + "; 2026-03-20 10:00 change better 2423", 130,
        "Bonus Issued>Available 50|Bonus Issued>Available 80")]
    public void Units_of_a_plan_when_it_is_paid_or_refunded_then_they_come_and_go(
        string story, long available, string movements)
    {
        var vip = new VipStory().Tell(story);

        Assert.Equal(available, vip.Account.BalanceAt(vip.Now).Available);
        Assert.Equal(movements, string.Join('|', vip.Entries.Select(
            entry => $"{entry.Kind} {entry.From}>{entry.To} {entry.Units}")));
        Assert.All(vip.Entries, entry => Assert.Equal(vip.Standing.MembershipId, entry.ReferenceId));
        Assert.Equal(0, vip.Account.LifetimeEarned);
        Assert.Null(Book.Verify(vip.Account, vip.Entries));
        Assert.Equal(vip.Now, vip.Account.Standing.At);
    }

    [Theory]
    [InlineData(true, -30, 50, 0)]
    [InlineData(false, 0, 20, 30)]
    public void A_refund_when_units_were_spent_then_as_the_program_allows_debt_or_a_shortfall(
        bool negativeAllowed, long available, long taken, long shortfall)
    {
        var story = new VipStory(negativeAllowed: negativeAllowed).Tell(Joined);
        var posting = new Posting(story.Account, Guid.Empty, story.Now, new IdGenerator().At(story.Now));
        posting.TrySpend(30);
        story.Entries.AddRange(posting.Entries);
        story.Put(posting.After());

        story.Tell("2026-03-11 10:00 refund");

        Assert.Equal(available, story.Account.BalanceAt(story.Now).Available);
        Assert.Equal((taken, shortfall), (story.Payment!.Units, story.Payment.Shortfall));
        Assert.Null(Book.Verify(story.Account, story.Entries));
    }

    [Fact]
    public void A_refund_of_an_upgrade_then_money_and_credit_are_given_back()
    {
        var story = new VipStory().Tell("2026-01-01 10:00 join monthly; 2026-01-12 10:00 change better 2455");

        story.Tell("2026-01-13 10:00 refund");

        Assert.Equal((PaymentKind.Refund, 3100), (story.Payment!.Kind, story.Payment.Amount));
    }

    [Fact]
    public void Refunds_when_several_periods_are_paid_then_the_latest_first_and_the_running_one_ends_it()
    {
        var story = new VipStory().Tell(Joined + "; 2026-03-11 10:00 renew; 2026-03-11 10:00 renew");

        story.Tell("2026-03-12 10:00 refund");
        Assert.Equal("2026-05-10 10:00", story.Local(story.Standing.PaidUntil));
        story.Tell("2026-03-12 10:00 refund; 2026-03-12 10:00 refund");

        Assert.Equal("cancelled", story.StatusAt("2026-03-12 10:00"));
        Assert.Equal((6, 0, 0), (
            story.Standing.Paid.Number, story.Standing.Paid.Count, story.Standing.Paid.Open.Count));
        Assert.Equal(0, story.Account.BalanceAt(story.Now).Available);
    }

    [Fact]
    public void A_refund_of_a_period_to_come_when_it_is_cancelled_at_its_end_then_it_ends_sooner()
    {
        var story = new VipStory().Tell(Joined + "; 2026-03-11 10:00 renew; 2026-03-12 10:00 cancelAtEnd");
        Assert.Equal("2026-05-10 10:00", story.Local(story.Standing.EndsAt!.Value));

        story.Tell("2026-03-13 10:00 refund");

        Assert.Equal("2026-04-10 10:00", story.Local(story.Standing.EndsAt!.Value));
        Assert.Equal("cancelled", story.StatusAt("2026-04-10 10:00"));
    }

    [Fact]
    public void Periods_that_are_paid_again_and_again_then_only_so_many_can_be_open()
    {
        var story = new VipStory().Tell(Joined);
        for (var more = 1; more < RenewMembership.MostOpen; more++) story.Tell("2026-03-11 10:00 renew");

        Assert.Equal("too_far_ahead", story.Try("2026-03-11 10:00 renew"));
        story.Tell("2026-04-10 10:00 renew");
        Assert.Equal(RenewMembership.MostOpen, story.Standing.Paid.Open.Count);
    }

    [Fact]
    public void A_program_without_refunds_then_even_the_first_moment_is_too_late() => Assert.Equal("refund_too_late",
        new VipStory(definition: VipStory.Definition with { RefundWithin = null }).Tell(Joined)
            .Try("2026-03-10 10:00 refund"));

    [Fact]
    public void Units_that_a_balance_has_no_room_for_then_the_payment_is_refused()
    {
        var story = new VipStory();
        story.Put(story.Account with { Lots = [new Lot(Book.Forever, 0, long.MaxValue)] });

        Assert.Equal("amount_overflow", story.Try(Joined));
    }
}
