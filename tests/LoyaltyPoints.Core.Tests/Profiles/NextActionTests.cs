using LoyaltyPoints.Core.Profiles;

namespace LoyaltyPoints.Core.Tests.Profiles;

public sealed class NextActionTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 11, 21, 2, 0, 0, TimeSpan.Zero));

    private static readonly MemberSituation Quiet = new() { Now = Now, Rhythm = new Rhythm(5, 10, 3) };

    [Fact]
    public void Where_nothing_is_the_matter_nothing_is_said() => Assert.Empty(NextActions.Of(Quiet));

    [Theory]
    [InlineData(0, 29, "The latest answer, of 2026-10-23T02:00:00Z, was unsatisfied.")]
    [InlineData(1, 29, "The latest answer, of 2026-10-23T02:00:00Z, was slightlySatisfied.")]
    [InlineData(2, 29, null)]
    [InlineData(0, 30, null)]
    public void An_unhappy_answer_of_the_last_30_days(int level, int daysAgo, string? reason) =>
        Says("unhappy-feedback", reason, Quiet with { Feedback = new LastFeedback(level, In(-daysAgo)) });

    [Theory]
    [InlineData(30, "100 units of Points expire on 2026-12-21T02:00:00Z.")]
    [InlineData(31, null)]
    public void Units_that_expire_within_30_days(int days, string? reason) => Says(
        "units-expire", reason, Quiet with { Expiring = [new(Guid.Empty, "Points", In(days), 100)] });

    [Theory]
    [InlineData(14, "A voucher of Ten off expires on 2026-12-05T02:00:00Z.")]
    [InlineData(15, null)]
    public void A_voucher_that_expires_within_14_days(int days, string? reason) => Says(
        "voucher-expires", reason, Quiet with { Vouchers = [new("C", "Ten off", In(days))] });

    [Theory]
    [InlineData(5000, "5000 more reach Gold; a usual purchase comes to 5000.")]
    [InlineData(5001, null)]
    [InlineData(0, null)]
    public void A_tier_that_a_usual_purchase_reaches(long missing, string? reason) => Says(
        "tier-within-basket", reason,
        Quiet with { Basket = 5000, Tiers = [new(Guid.Empty, "Gold", missing), new(Guid.Empty, "Diamond", 90_000)] });

    [Theory]
    [InlineData(5, 10.0, 20, null, null)]
    [InlineData(5, 10.0, 21, null, "The last purchase was 21 days ago; usually 10 days pass.")]
    [InlineData(2, 10.0, 300, 0.1, null)]
    [InlineData(5, 10.0, 3, 0.5, null)]
    [InlineData(5, 10.5, 3, 0.49,
        "The last purchase was 3 days ago; usually 10.5 days pass. The chance that the member still buys is 0.49.")]
    public void Silence_beyond_two_usual_gaps_or_a_member_more_likely_gone(
        int purchases, double gap, int days, double? alive, string? reason) => Says(
        "at-risk", reason, Quiet with { Rhythm = new Rhythm(purchases, gap, days), ProbabilityAlive = alive });

    [Theory]
    [InlineData(0, "The birthday is today.")]
    [InlineData(7, "The birthday is in 7 days.")]
    [InlineData(8, null)]
    public void A_birthday_within_7_days(int days, string? reason) =>
        Says("birthday", reason, Quiet with { DaysToBirthday = days });

    [Fact]
    public void The_dearest_reward_is_offered_and_the_order_is_that_of_the_rules()
    {
        var actions = NextActions.Of(new MemberSituation
        {
            Now = Now,
            Rhythm = new Rhythm(9, 7, 90),
            ProbabilityAlive = 0.2,
            DaysToBirthday = 2,
            Feedback = new LastFeedback(1, In(-1)),
            Basket = 3000,
            Expiring = [new(Guid.Empty, "Points", In(20), 40), new(Guid.Empty, "Points", In(9), 30)],
            Rewards = [new(Guid.Empty, "Tea", 50), new(Guid.Empty, "Cake", 80)],
            Tiers = [new(Guid.Empty, "Gold", 2000)],
            Vouchers = [new("C", "Ten off", In(1))],
            Memberships = [new(Guid.Empty, "Club", "grace")],
        });
        Assert.Equal(
            ["unhappy-feedback", "membership-unpaid", "units-expire", "voucher-expires", "reward-in-reach",
                "tier-within-basket", "at-risk", "birthday"],
            actions.Select(action => action.RuleId));
        Assert.Equal("30 units of Points expire on 2026-11-30T02:00:00Z.", actions[2].Reason);
        Assert.Equal("Cake costs 80 units, and they are there.", actions[4].Reason);
    }

    [Theory]
    [InlineData("1990-11-21", 0)]
    [InlineData("1990-11-20", 364)]
    [InlineData("1990-11-28", 7)]
    [InlineData("1992-02-29", 99)] // 28 February 2027
    public void Days_to_the_next_birthday(string birthday, int days) =>
        Assert.Equal(days, MemberSituation.DaysTo(DateOnly.Parse(birthday), new DateOnly(2026, 11, 21)));

    private static Instant In(int days) => Now.Plus(TimeSpan.FromDays(days));

    private static void Says(string rule, string? reason, MemberSituation situation)
    {
        var actions = NextActions.Of(situation);
        if (reason is null) Assert.Empty(actions);
        else Assert.Equal((rule, reason), actions.Select(action => (action.RuleId, action.Reason)).Single());
    }
}
