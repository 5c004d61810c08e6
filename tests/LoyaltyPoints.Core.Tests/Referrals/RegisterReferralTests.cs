using LoyaltyPoints.Core.Referrals;

namespace LoyaltyPoints.Core.Tests.Referrals;

public sealed class RegisterReferralTests
{
    private static readonly Guid Ada = new(1, 0, 0, new byte[8]);
    private static readonly Guid Bob = new(2, 0, 0, new byte[8]);
    private static readonly Guid Id = new(3, 0, 0, new byte[8]);
    private static readonly Instant Now = new(5);
    private static readonly ReferralFacts Fine = new(
        ReferrerIsEnrolled: true, IsReferred: false, HasPurchased: false, IsAbove: false, [], []);

    [Fact]
    public void Nothing_is_against_it_then_the_referral_is_open()
    {
        var referral = Refer(Fine).Value!;

        Assert.Equal((Id, Bob, Ada, Now), (referral.Id, referral.MemberId, referral.ReferrerId, referral.CreatedAt));
        Assert.Equal((ReferralStatus.Open, null), (referral.Status, referral.Qualification));
    }

    // Everything at once, then one after the other taken away: what is said first, and that each is said.
    [Fact]
    public void Several_things_are_against_it_then_they_are_said_in_this_order()
    {
        (string, string)[] same = [("phone", "1")];
        var facts = new ReferralFacts(false, true, true, true, same, same);

        Assert.Equal("self_referral", new RegisterReferral(Bob, Bob).Decide(Id, Fine, Now).Refusal!.Code);
        Assert.Equal("self_referral", Refer(facts).Refusal!.Code);
        Assert.Equal("not_enrolled", Refer(facts = facts with { Identifiers = [] }).Refusal!.Code);
        Assert.Equal("already_referred", Refer(facts = facts with { ReferrerIsEnrolled = true }).Refusal!.Code);
        Assert.Equal("already_purchased", Refer(facts = facts with { IsReferred = false }).Refusal!.Code);
        Assert.Equal("circular_referral", Refer(facts = facts with { HasPurchased = false }).Refusal!.Code);
        Assert.Null(Refer(facts with { IsAbove = false }).Refusal);
    }

    [Theory]
    [InlineData("email", "li.wei@example.com", "email", "Li.Wei@Example.COM", true)]
    [InlineData("email", "li.wei+shop@example.com", "email", "li.wei@example.com", true)]
    [InlineData("email", "li.wei+a@example.com", "email", "li.wei+b@example.com", true)]
    [InlineData("email", "li.wei@example.com", "mail", "li.wei@example.com", true)]
    [InlineData("email", "li.wei@example.com", "email", "li.wei@example.org", false)]
    [InlineData("email", "li.wei@example.com", "email", "liwei@example.com", false)]
    [InlineData("email", "+a@example.com", "email", "+b@example.com", false)]
    [InlineData("phone", "+86 138-0000-0000", "phone", "+8613800000000", true)]
    [InlineData("phone", "008613800000000", "phone", "+8613800000000", true)]
    [InlineData("phone", "+8613800000000", "phone", "+8613800000001", false)]
    [InlineData("card", "4711-0815-ab", "card", "47110815AB", true)]
    [InlineData("card", "47110815", "phone", "47110815", false)]
    [InlineData("card", "---", "card", "***", false)]
    public void Two_identifiers_are_written_in_two_ways_then_they_are_the_same_or_not(
        string kind, string value, string otherKind, string otherValue, bool isSame)
    {
        var facts = Fine with
        {
            Identifiers = [("store", "1"), (kind, value)], ReferrerIdentifiers = [(otherKind, otherValue)],
        };

        Assert.Equal(isSame ? "self_referral" : null, Refer(facts).Refusal?.Code);
    }

    private static Decision<Referral> Refer(ReferralFacts facts) =>
        new RegisterReferral(Bob, Ada).Decide(Id, facts, Now);
}
