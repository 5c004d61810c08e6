using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Tests.Transfers;

namespace LoyaltyPoints.Core.Tests.Households;

/// <summary>What a household brings together for one of its members to spend.</summary>
public sealed class PoolTests
{
    [Theory]
    [InlineData("9:10", "5:10", "5:10", 10, "")]
    [InlineData("9:10", "5:10", "7:10", 12, "2:2")]
    [InlineData("9:10", "7:10", "5:10", 12, "3:2")]
    [InlineData("9:10", "7:10", "5:10", 25, "2:5 3:10")]
    [InlineData("", "5:10", "5:10", 12, "2:10 3:2")]
    [InlineData("", "5:2 9:10", "7:3 never:50", 8, "2:5 3:3")]
    [InlineData("", "never:10", "never:10", 20, "2:10 3:10")]
    [InlineData("1:1", "never:10", "never:10", 21, "insufficient_units")]
    [InlineData("never:1", "never:10", "never:10", 21, "2:10 3:10")]
    public void A_household_spends_then_what_is_lacking_comes_from_who_has_the_soonest_to_expire(
        string own, string second, string third, long units, string given)
    {
        var circle = new Circle().Enrol(1, own).Enrol(2, second).Enrol(3, third)
            .Live("1:spender 3:owner 2:earner");
        var before = circle.Available(1) + circle.Available(2) + circle.Available(3);

        Assert.Equal(given, circle.SpendPooled(1, units, null));

        var spent = given == "insufficient_units" ? 0 : units;
        Assert.Equal(before - spent, circle.Available(1) + circle.Available(2) + circle.Available(3));
        Assert.Equal(spent, circle.Sum(Bucket.Redeemed));
        circle.Verify();
    }

    [Theory]
    [InlineData(1, "1:owner 2:owner", null)]
    [InlineData(1, "1:spender 2:owner", null)]
    [InlineData(1, "1:earner 2:owner", "role_may_not_spend")]
    [InlineData(3, "1:owner 2:owner", "not_in_household")]
    public void A_member_spends_from_the_pool_then_the_role_must_allow_it(int spender, string roles, string? refusal)
    {
        var circle = new Circle().Enrol(1).Enrol(2, "never:100").Enrol(3, "never:100").Live(roles);

        Assert.Equal(refusal ?? "2:40", circle.SpendPooled(spender, 40, null));
    }

    [Fact]
    public void The_member_is_in_no_household_or_not_enrolled_then_that_is_said()
    {
        var circle = new Circle().Enrol(1, "never:100");

        Assert.Equal("not_in_household", circle.SpendPooled(1, 40, null));
        Assert.Equal("not_enrolled", circle.Live("1:owner 2:owner").SpendPooled(2, 40, null));
    }

    [Fact]
    public void Others_are_not_enrolled_or_their_accounts_are_not_at_hand_then_they_do_not_count()
    {
        var circle = new Circle().Enrol(1, "never:1").Enrol(2, "never:10").Enrol(3, "never:10")
            .Live("1:owner 2:earner 3:earner 4:earner");

        Assert.Equal("insufficient_units", circle.SpendPooled(1, 12, 2, 4));
        Assert.Equal("2:10 3:1", circle.SpendPooled(1, 12, 3, 4, 2));
    }

    [Theory]
    [InlineData(80, "2:80")]
    [InlineData(81, "insufficient_units")]
    public void Another_is_in_debt_then_the_pool_is_smaller_by_it(long units, string expected)
    {
        var circle = Indebted(3).Live("1:owner 2:earner 3:earner");

        Assert.Equal(expected, circle.SpendPooled(1, units, null));
        circle.Verify();
    }

    [Fact]
    public void The_spender_is_in_debt_then_the_household_makes_it_good_first()
    {
        var circle = Indebted(1).Live("1:owner 2:earner");

        Assert.Equal("insufficient_units", circle.SpendPooled(1, 81, null));
        Assert.Equal("2:100", circle.SpendPooled(1, 80, null));

        Assert.Equal(("", ""), (circle.Lots(1), circle.Lots(2)));
        circle.Verify();
    }

    [Theory]
    [InlineData(10, "2:6")]
    [InlineData(9, "not_a_full_card")]
    public void Cards_of_a_household_then_they_fill_together_and_are_spent_whole(long units, string expected)
    {
        var circle = new Circle(program => program with
        {
            Type = ProgramType.PunchCard, Card = new CardDefinition(10, 0, null, "Coffee"),
            Transfers = new TransfersDefinition(false, null),
        }).Enrol(1, "never:4").Enrol(2, "never:7").Live("1:owner 2:earner");

        Assert.Equal(expected, circle.SpendPooled(1, units, null));

        // What is refused leaves the accounts of all as they were.
        Assert.Equal(units == 10 ? ("", "never:1") : ("never:4", "never:7"), (circle.Lots(1), circle.Lots(2)));
    }

    private static Circle Indebted(int number)
    {
        var circle = new Circle().Enrol(1).Enrol(2, "never:100").Enrol(3);
        circle.Post(number, posting => posting.Clawback(20, new LotKey(Instant.Beginning, Instant.Never), true));
        Assert.Equal(-20, circle.Available(number));
        return circle;
    }
}
