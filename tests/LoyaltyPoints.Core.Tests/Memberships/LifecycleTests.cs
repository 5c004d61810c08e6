namespace LoyaltyPoints.Core.Tests.Memberships;

/// <summary>What a membership is at an instant: each row one case of what was done, when it is asked, and what it is.
/// </summary>
public sealed class LifecycleTests
{
    private const string Joined = "2026-03-10 10:00 join monthly";
    private const string OnTrial = "2026-03-10 10:00 trial yearly";

    [Theory]
    // Trial: P14D, then a payment is due.
    [InlineData(OnTrial, "2026-03-10 10:00", "trialing")]
    [InlineData(OnTrial, "2026-03-24 09:59:59.999", "trialing")]
    [InlineData(OnTrial, "2026-03-24 10:00", "pastDue")]
    [InlineData(OnTrial, "2026-03-27 09:59:59.999", "pastDue")]
    [InlineData(OnTrial, "2026-03-27 10:00", "grace")]
    [InlineData(OnTrial, "2026-04-03 09:59:59.999", "grace")]
    [InlineData(OnTrial, "2026-04-03 10:00", "expired")]
    [InlineData(OnTrial + "; 2026-03-12 10:00 renew", "2026-03-24 09:59", "trialing")]
    [InlineData(OnTrial + "; 2026-03-12 10:00 renew", "2026-03-24 10:00", "active")]
    [InlineData(OnTrial + "; 2026-03-12 10:00 renew", "2027-03-24 09:59", "active")]
    [InlineData(OnTrial + "; 2026-03-12 10:00 renew", "2027-03-24 10:00", "pastDue")]
    // Paid at once: no trial.
    [InlineData("2026-03-10 10:00 join yearly", "2026-03-10 10:00", "active")]
    [InlineData("2026-03-10 10:00 join yearly", "2027-03-10 10:00", "pastDue")]
    // Paid until, late, later, over.
    [InlineData(Joined, "2026-04-10 09:59:59.999", "active")]
    [InlineData(Joined, "2026-04-10 10:00", "pastDue")]
    [InlineData(Joined, "2026-04-13 09:59:59.999", "pastDue")]
    [InlineData(Joined, "2026-04-13 10:00", "grace")]
    [InlineData(Joined, "2026-04-20 09:59:59.999", "grace")]
    [InlineData(Joined, "2026-04-20 10:00", "expired")]
    // A late payment counts from where the paid time ended.
    [InlineData(Joined + "; 2026-04-12 10:00 renew", "2026-05-10 09:59", "active")]
    [InlineData(Joined + "; 2026-04-12 10:00 renew", "2026-05-10 10:00", "pastDue")]
    [InlineData(Joined + "; 2026-04-19 10:00 renew", "2026-05-10 09:59", "active")]
    [InlineData(Joined + "; 2026-04-19 10:00 renew", "2026-05-10 10:00", "pastDue")]
    // So late that the period paid for is over as well.
    [InlineData("2026-03-10 10:00 join weekly; 2026-03-26 10:00 renew", "2026-03-26 10:00", "pastDue")]
    [InlineData("2026-03-10 10:00 join weekly; 2026-03-26 10:00 renew; 2026-03-26 10:00 renew", "2026-03-26 10:00",
        "active")]
    // Paid ahead.
    [InlineData(Joined + "; 2026-03-11 10:00 renew; 2026-03-12 10:00 renew", "2026-06-10 09:59", "active")]
    [InlineData(Joined + "; 2026-03-11 10:00 renew; 2026-03-12 10:00 renew", "2026-06-10 10:00", "pastDue")]
    // Paid for ever.
    [InlineData("2026-03-10 10:00 join forever", "2126-03-10 10:00", "active")]
    // Cancelled at the end of the period: never late.
    [InlineData(Joined + "; 2026-03-20 12:00 cancelAtEnd", "2026-04-10 09:59", "active")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelAtEnd", "2026-04-10 10:00", "cancelled")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelAtEnd", "2027-04-10 10:00", "cancelled")]
    [InlineData(OnTrial + "; 2026-03-20 12:00 cancelAtEnd", "2026-03-24 09:59", "trialing")]
    [InlineData(OnTrial + "; 2026-03-20 12:00 cancelAtEnd", "2026-03-24 10:00", "cancelled")]
    [InlineData(Joined + "; 2026-04-11 12:00 cancelAtEnd", "2026-04-11 11:59", "pastDue")]
    [InlineData(Joined + "; 2026-04-11 12:00 cancelAtEnd", "2026-04-11 12:00", "cancelled")]
    // Cancelled at once.
    [InlineData(Joined + "; 2026-03-20 12:00 cancelNow", "2026-03-20 11:59", "active")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelNow", "2026-03-20 12:00", "cancelled")]
    [InlineData(Joined + "; 2026-03-12 12:00 cancelAtEnd; 2026-03-20 12:00 cancelNow", "2026-03-20 12:00", "cancelled")]
    // Refunded: over at once, but what was had stays had.
    [InlineData(Joined + "; 2026-03-20 12:00 refund", "2026-03-20 11:59", "active")]
    [InlineData(Joined + "; 2026-03-20 12:00 refund", "2026-03-20 12:00", "cancelled")]
    [InlineData(Joined + "; 2026-03-11 10:00 renew; 2026-03-12 10:00 refund", "2026-04-10 09:59", "active")]
    [InlineData(Joined + "; 2026-03-11 10:00 renew; 2026-03-12 10:00 refund", "2026-04-10 10:00", "pastDue")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelNow; 2026-03-21 12:00 refund", "2026-03-20 12:00", "cancelled")]
    // Joined again.
    [InlineData(Joined + "; 2026-04-20 10:00 join monthly", "2026-04-20 10:00", "active")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelNow; 2026-03-21 10:00 join better", "2026-04-21 09:59", "active")]
    // Another plan: from then on.
    [InlineData(Joined + "; 2026-03-20 12:00 change better 2455", "2026-04-20 11:59", "active")]
    [InlineData(Joined + "; 2026-03-20 12:00 change better 2455", "2026-04-20 12:00", "pastDue")]
    [InlineData(OnTrial + "; 2026-03-12 12:00 change monthly 1000", "2026-03-12 12:00", "active")]
    public void A_membership_when_this_was_done_then_it_is(string story, string asOf, string status) =>
        Assert.Equal(status, new VipStory().Tell(story).StatusAt(asOf));

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-31 10:00", "monthly", "2026-02-28 10:00|2026-03-31 10:00|2026-04-30 10:00")]
    [InlineData("Europe/Berlin", "2028-01-31 10:00", "monthly", "2028-02-29 10:00|2028-03-31 10:00|2028-04-30 10:00")]
    [InlineData("Asia/Shanghai", "2026-08-30 23:30", "monthly", "2026-09-30 23:30|2026-10-30 23:30|2026-11-30 23:30")]
    [InlineData("Asia/Shanghai", "2028-02-29 00:00", "yearly",
        "2029-02-28 00:00|2030-02-28 00:00|2031-02-28 00:00|2032-02-29 00:00")]
    // Local time stays when clocks change; a time that is skipped is the first after the gap, that day only.
    [InlineData("Europe/Berlin", "2026-03-28 02:30", "weekly", "2026-04-04 02:30|2026-04-11 02:30")]
    [InlineData("Europe/Berlin", "2026-02-28 02:30", "monthly", "2026-03-28 02:30|2026-04-28 02:30")]
    [InlineData("Europe/Berlin", "2026-03-22 02:30", "weekly", "2026-03-29 03:00|2026-04-05 02:30")]
    [InlineData("Europe/Berlin", "2026-10-18 02:30", "weekly", "2026-10-25 02:30|2026-11-01 02:30")]
    [InlineData("America/New_York", "2026-10-31 23:00", "monthly", "2026-11-30 23:00|2026-12-31 23:00")]
    // The local day, not the day in UTC: 31 January 2026 began there at 13:00Z.
    [InlineData("Pacific/Kiritimati", "2026-01-30T13:00:00Z", "monthly", "2026-02-28 03:00|2026-03-31 03:00")]
    public void Periods_when_counted_on_the_calendar_then_each_from_the_first_start(
        string zone, string start, string plan, string ends)
    {
        var story = new VipStory(zone);
        var first = story.At(start);
        story.Tell($"{story.Local(first)} join {plan}");
        Assert.Equal(first, story.Standing.StartedAt);

        foreach (var end in ends.Split('|'))
        {
            Assert.Equal(end, story.Local(story.Standing.PaidUntil));
            story.Tell($"{story.Local(first)} renew");
        }
    }

    [Fact]
    public void A_period_when_the_clock_is_set_back_then_it_ends_at_the_earlier_of_the_two()
    {
        var story = new VipStory().Tell("2026-10-18 02:30 join weekly");

        Assert.Equal(story.At("2026-10-25T00:30:00Z"), story.Standing.PaidUntil);
    }

    [Fact]
    public void Periods_after_a_trial_when_paid_then_they_are_counted_from_its_end()
    {
        var story = new VipStory().Tell("2028-02-15 10:00 trial yearly; 2028-02-20 10:00 renew");

        Assert.Equal("2028-02-29 10:00", story.Local(story.Standing.TrialUntil));
        Assert.Equal("2029-02-28 10:00", story.Local(story.Standing.PaidUntil));
        story.Tell("2028-02-21 10:00 renew; 2028-02-21 10:00 renew; 2028-02-21 10:00 renew");
        Assert.Equal("2032-02-29 10:00", story.Local(story.Standing.PaidUntil));
    }

    [Fact]
    public void Periods_after_another_interval_was_published_when_paid_then_they_are_counted_from_there()
    {
        var story = new VipStory().Tell("2026-01-31 10:00 join monthly");
        story.Become(VipStory.Definition with { Plans = [VipStory.Plan("monthly", "P2M", 1, 2)] });

        story.Tell("2026-02-01 10:00 renew; 2026-02-01 10:00 renew");

        Assert.Equal("2026-06-28 10:00", story.Local(story.Standing.PaidUntil));
    }

    [Theory]
    [InlineData(OnTrial, "2026-03-10 10:00|2026-03-24 10:00|2026-03-27 10:00|2026-04-03 10:00|never")]
    [InlineData(Joined, "2026-03-10 10:00|2026-04-10 10:00|2026-04-13 10:00|2026-04-20 10:00|never")]
    [InlineData(OnTrial + "; 2026-03-10 10:00 renew", "2026-03-10 10:00|2026-03-24 10:00|2027-03-24 10:00")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelAtEnd", "2026-03-20 12:00|2026-04-10 10:00|never")]
    [InlineData(Joined + "; 2026-03-20 12:00 cancelNow", "2026-03-20 12:00|never")]
    [InlineData("2026-03-10 10:00 join forever", "2026-03-10 10:00|never")]
    public void The_next_change_when_asked_again_and_again_then_every_change_once(string story, string changes)
    {
        var vip = new VipStory().Tell(story);
        var at = vip.Now;
        foreach (var next in changes.Split('|').Skip(1))
        {
            at = vip.Terms.NextChange(vip.Standing, at);
            Assert.Equal(next, vip.Local(at));
        }
    }

    [Theory]
    [InlineData(null, "P7D", "2026-04-10 10:00", "grace")]
    [InlineData(null, null, "2026-04-10 10:00", "expired")]
    [InlineData("P3D", null, "2026-04-13 09:59", "pastDue")]
    [InlineData("P3D", null, "2026-04-13 10:00", "expired")]
    public void A_late_payment_when_the_program_has_no_time_for_it_then_that_status_is_passed_over(
        string? pastDue, string? grace, string asOf, string status)
    {
        var story = new VipStory(definition: VipStory.Definition with
        {
            PastDue = pastDue is null ? null : Programs(pastDue), Grace = grace is null ? null : Programs(grace),
        });

        Assert.Equal(status, story.Tell(Joined).StatusAt(asOf));
        Assert.Equal("2026-04-10 10:00", story.Local(story.Terms.NextChange(story.Standing, story.Now)));

        static Core.Programs.CalendarPeriod? Programs(string period) => Core.Programs.CalendarPeriod.Parse(period);
    }

    [Theory]
    [InlineData("2026-03-10 09:59", null)] // before the membership
    [InlineData("2026-03-10 10:00", "monthly")]
    [InlineData("2026-04-10 10:00", "monthly")] // past due
    [InlineData("2026-04-13 10:00", null)] // in grace
    [InlineData("2026-04-20 10:00", null)]
    public void The_plan_in_force_when_asked_then_while_benefits_are_given(string asOf, string? plan)
    {
        var story = new VipStory().Tell(Joined);

        Assert.Equal(plan, story.Terms.PlanInForce(story.Standing, story.At(asOf))?.Id);
    }

    [Fact]
    public void A_plan_that_the_program_has_no_more_then_no_benefits_and_the_status_runs_on()
    {
        var story = new VipStory().Tell(Joined);
        story.Become(VipStory.Definition with { Plans = [VipStory.Plan("other", "P1M", 1, 1)] });

        Assert.Null(story.Terms.PlanInForce(story.Standing, story.Now));
        Assert.Equal("active", story.StatusAt("2026-04-10 09:59"));
        Assert.Equal("pastDue", story.StatusAt("2026-04-10 10:00"));
        Assert.Equal("plan_not_found", story.Try("2026-03-20 10:00 renew 1"));
        story.Tell("2026-03-20 10:00 cancelAtEnd");
    }
}
