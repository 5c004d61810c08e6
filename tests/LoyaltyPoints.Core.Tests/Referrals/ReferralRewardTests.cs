using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Referrals;
using static LoyaltyPoints.Core.Tests.Rules.Given;

namespace LoyaltyPoints.Core.Tests.Referrals;

/// <summary>Which purchase pays, what, to whom, how often; and what returns make of it.</summary>
public sealed class ReferralRewardTests
{
    [Theory]
    // Enrolled on 1 November at 15:00 in Shanghai; 30 days end with 1 December. At least 50.00.
    [InlineData(50_00, "2026-11-21T10:00:00+08:00", "CNY", true)]
    [InlineData(49_99, "2026-11-21T10:00:00+08:00", "CNY", false)]
    [InlineData(0, "2026-11-21T10:00:00+08:00", "CNY", false)]
    [InlineData(50_00, "2026-11-21T10:00:00+08:00", "EUR", false)]
    [InlineData(50_00, "2026-11-01T15:00:00+08:00", "CNY", true)]
    [InlineData(50_00, "2026-11-01T14:59:59+08:00", "CNY", false)] // before the enrolment
    [InlineData(50_00, "2026-12-01T23:59:59+08:00", "CNY", true)]
    [InlineData(50_00, "2026-12-02T00:00:00+08:00", "CNY", false)]
    public void A_purchase_when_it_is_recorded_then_it_qualifies_or_not(
        long total, string occurredAt, string currency, bool qualifies)
    {
        var story = new ReferralStory { Now = At("2026-12-03T00:00:00+08:00") };
        var purchase = story.Buy(Total(total) with { OccurredAt = At(occurredAt), Currency = currency });
        var before = story.Available(story.Referred);

        Assert.Equal(qualifies, story.Qualify(purchase));

        Assert.Equal(qualifies ? 200 : 0, story.Available(story.Referred) - before);
        Assert.Equal(qualifies ? ReferralStatus.Qualified : ReferralStatus.Open, story.Referral.Status);
    }

    [Theory]
    [InlineData(null, null, 1, "2030-01-01T00:00:00+08:00", true)]
    [InlineData(null, null, 0, "2030-01-01T00:00:00+08:00", false)] // nothing was paid
    [InlineData(0L, "P1Y", 1, "2027-11-01T23:00:00+08:00", true)]
    [InlineData(0L, "P1Y", 1, "2027-11-02T00:00:00+08:00", false)]
    public void Terms_that_are_left_out_then_they_are_no_limit(
        long? minimum, string? within, long total, string occurredAt, bool qualifies)
    {
        var story = new ReferralStory { Now = At("2031-01-01T00:00:00+08:00") };
        story.Terms = story.Terms with { MinimumOrder = minimum, Within = within };

        Assert.Equal(qualifies, story.Qualify(story.Buy(Total(total) with { OccurredAt = At(occurredAt) })));
    }

    [Fact]
    public void A_member_who_is_not_in_the_program_when_buying_then_it_does_not_qualify()
    {
        var story = new ReferralStory();
        var stranger = story.Buy(Total(50_00)) with { Results = [] };

        Assert.False(story.Qualify(stranger));
    }

    [Fact]
    public void Both_are_paid_then_each_once_with_entries_that_name_the_referral()
    {
        var story = new ReferralStory();
        var purchase = story.Buy(Total(50_00));

        Assert.True(story.Qualify(purchase));
        Assert.False(story.Qualify(story.Buy(Total(60_00))));
        Assert.True(story.Settle());
        Assert.False(story.Settle());

        Assert.Equal(ReferralStatus.Rewarded, story.Referral.Status);
        Assert.Equal(purchase.Id, story.Referral.Qualification!.PurchaseId);
        Assert.Equal((200 + 5 + 6, 500), (story.Available(story.Referred), story.Available(story.Referrer)));
        Assert.Equal(
            [(story.Referred.MemberId, 200), (story.Referrer.MemberId, 500)],
            story.Entries.Where(entry => entry.Kind == EntryKind.Bonus && entry.ReferenceId == ReferralStory.Id)
                .Select(entry => (entry.MemberId, entry.Units)));
    }

    [Theory]
    [InlineData(0, 200, ReferralStatus.Rewarded, 200, 0)] // nothing for the referrer: nothing is left to be done
    [InlineData(500, 0, ReferralStatus.Qualified, 0, 500)]
    public void One_side_gets_nothing_then_the_other_is_paid(
        long referrer, long referred, ReferralStatus status, long referredHas, long referrerHas)
    {
        var story = new ReferralStory();
        story.Terms = story.Terms with { ReferrerUnits = referrer, ReferredUnits = referred };
        var purchase = story.Buy(Total(50_00));
        Assert.True(story.Qualify(purchase));
        Assert.Equal(status, story.Referral.Status);
        Assert.Equal(referrer > 0, story.Settle());
        Assert.Equal(
            (referredHas + 5, referrerHas), (story.Available(story.Referred), story.Available(story.Referrer)));

        Assert.True(story.Return(purchase, Back(50_00)));
        story.Settle();

        Assert.Equal(ReferralStatus.Revoked, story.Referral.Status);
        Assert.Equal((5, 0), (story.Available(story.Referred), story.Available(story.Referrer)));
    }

    [Theory]
    // 80.00 were bought, and at least 50.00 must be left.
    [InlineData(30_00, false)]
    [InlineData(30_01, true)]
    [InlineData(80_00, true)]
    public void So_much_came_back_then_both_keep_or_lose_it(long back, bool revokes)
    {
        var story = new ReferralStory();
        var purchase = story.Buy(Total(80_00));
        story.Qualify(purchase);
        story.Settle();

        Assert.Equal(revokes, story.Return(purchase, Back(back)));

        Assert.Equal(revokes ? ReferralStatus.Revoking : ReferralStatus.Rewarded, story.Referral.Status);
        Assert.Equal((revokes ? 8 : 208, 500), (story.Available(story.Referred), story.Available(story.Referrer)));
        Assert.Equal(revokes, story.Settle());
        Assert.Equal(revokes ? 0 : 500, story.Available(story.Referrer));
        Assert.False(story.Settle());
    }

    [Fact]
    public void The_terms_change_after_the_purchase_then_it_is_judged_by_those_of_then()
    {
        var story = new ReferralStory();
        var purchase = story.Buy(Total(80_00));
        story.Qualify(purchase);
        story.Terms = story.Terms with { MinimumOrder = 80_00, ReferrerUnits = 9 };

        Assert.False(story.Return(purchase, Back(30_00)));
        story.Settle();

        Assert.Equal(500, story.Available(story.Referrer));
    }

    [Fact]
    public void Another_purchase_comes_back_then_nothing_is_lost()
    {
        var story = new ReferralStory();
        story.Qualify(story.Buy(Total(80_00)));

        Assert.False(story.Return(story.Buy(Total(80_00)), Back(80_00)));
    }

    [Fact]
    public void It_comes_back_before_the_referrer_was_paid_then_they_never_are_and_it_does_not_open_again()
    {
        var story = new ReferralStory();
        var purchase = story.Buy(Total(80_00));
        story.Qualify(purchase);

        Assert.True(story.Return(purchase, Back(80_00)));

        Assert.Equal(ReferralStatus.Revoked, story.Referral.Status);
        Assert.False(story.Settle());
        Assert.False(story.Qualify(story.Buy(Total(90_00))));
        Assert.Equal(0, story.Available(story.Referrer));
    }

    [Theory]
    [InlineData("allow", -192, 200)] // 8 + 200 - 200 spent - 200
    [InlineData("forbid", 0, 8)]
    public void It_was_spent_meanwhile_then_the_program_says_whether_a_debt_is_left(
        string returns, long left, long taken)
    {
        var story = new ReferralStory(returns);
        var purchase = story.Buy(Total(80_00));
        story.Qualify(purchase);
        story.Spend(story.Referred, 200);

        story.Return(purchase, Back(80_00));

        Assert.Equal((left, taken), (story.Available(story.Referred), story.Referral.ReferredTaken));
    }

    [Theory]
    [InlineData("month", "2026-11-02T00:00:00+08:00", "2026-11-30T23:59:00+08:00", 2, 2, ReferralStatus.Capped)]
    [InlineData("month", "2026-11-30T23:59:00+08:00", "2026-12-01T00:00:00+08:00", 2, 2, ReferralStatus.Rewarded)]
    [InlineData("year", "2026-11-02T00:00:00+08:00", "2026-12-31T23:59:00+08:00", 2, 2, ReferralStatus.Capped)]
    [InlineData("year", "2026-12-31T23:59:00+08:00", "2027-01-01T00:00:00+08:00", 2, 2, ReferralStatus.Rewarded)]
    [InlineData("lifetime", "2026-11-02T00:00:00+08:00", "2036-01-01T00:00:00+08:00", 2, 2, ReferralStatus.Capped)]
    [InlineData("lifetime", "2026-11-02T00:00:00+08:00", "2036-01-01T00:00:00+08:00", 3, 2, ReferralStatus.Rewarded)]
    public void Referrals_follow_each_other_then_the_cap_counts_those_of_the_period_in_which_they_qualified(
        string per, string first, string second, int most, int before, ReferralStatus status)
    {
        var story = new ReferralStory();
        story.Terms = story.Terms with { Within = null, MaximumPerReferrer = new ReferralCap(most, per) };
        var open = story.Referral;
        story.Now = At(first);
        for (var number = 0; number < before; number++)
        {
            story.Referral = open;
            Assert.True(story.Qualify(story.Buy(Total(50_00) with { OccurredAt = story.Now })));
            Assert.True(story.Settle());
            Assert.Equal(ReferralStatus.Rewarded, story.Referral.Status);
        }

        story.Referral = open;
        story.Now = At(second);
        Assert.True(story.Qualify(story.Buy(Total(50_00) with { OccurredAt = story.Now })));
        // When it is settled does not matter.
        story.Now = story.Now.Plus(TimeSpan.FromDays(400));
        Assert.True(story.Settle());

        Assert.Equal(status, story.Referral.Status);
        Assert.Equal(500 * (before + (status == ReferralStatus.Rewarded ? 1 : 0)), story.Available(story.Referrer));
    }

    [Fact]
    public void A_referral_under_the_cap_comes_back_then_its_place_is_free_again()
    {
        var story = new ReferralStory();
        story.Terms = story.Terms with { MaximumPerReferrer = new ReferralCap(1, "month") };
        var open = story.Referral;
        var purchase = story.Buy(Total(50_00));
        story.Qualify(purchase);
        story.Settle();
        story.Return(purchase, Back(50_00));
        story.Settle();

        story.Referral = open;
        story.Qualify(story.Buy(Total(50_00)));
        story.Settle();

        Assert.Equal((ReferralStatus.Rewarded, 500), (story.Referral.Status, story.Available(story.Referrer)));
    }

    [Fact]
    public void A_capped_referral_comes_back_then_only_who_was_brought_loses()
    {
        var story = new ReferralStory();
        story.Terms = story.Terms with { MaximumPerReferrer = new ReferralCap(1, "month") };
        var open = story.Referral;
        story.Qualify(story.Buy(Total(50_00)));
        story.Settle();
        story.Referral = open;
        var purchase = story.Buy(Total(50_00));
        story.Qualify(purchase);
        story.Settle();
        Assert.Equal(ReferralStatus.Capped, story.Referral.Status);

        Assert.True(story.Return(purchase, Back(50_00)));

        Assert.Equal(ReferralStatus.Revoked, story.Referral.Status);
        Assert.Equal(500, story.Available(story.Referrer));
    }

    [Fact]
    public void The_referrer_is_not_in_the_program_then_nothing_is_paid_and_it_is_said()
    {
        var story = new ReferralStory();
        story.Qualify(story.Buy(Total(50_00)));
        story.LeaveReferrerOut();

        Assert.True(story.Settle());

        Assert.Equal(ReferralStatus.NotEnrolled, story.Referral.Status);
    }

    [Fact]
    public void Units_mature_late_then_what_is_given_waits_and_is_taken_from_what_waits()
    {
        var story = new ReferralStory("forbid", """, "maturity": { "kind": "afterDays", "days": 14 } """);
        var purchase = story.Buy(Total(80_00));
        story.Qualify(purchase);
        Assert.Equal(0, story.Available(story.Referred));

        story.Return(purchase, Back(80_00));

        Assert.Equal(200, story.Referral.ReferredTaken);
        story.Now = story.Now.Plus(TimeSpan.FromDays(20));
        Assert.Equal(8, story.Available(story.Referred));
    }
}
