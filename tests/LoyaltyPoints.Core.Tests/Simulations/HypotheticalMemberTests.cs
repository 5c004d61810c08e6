using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Simulations;
using LoyaltyPoints.Tests.Programs;

namespace LoyaltyPoints.Core.Tests.Simulations;

public sealed class HypotheticalMemberTests
{
    private static readonly Instant At = Instant.From(new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero));

    private static readonly CompiledProgram Tiered = ShopPrograms.Of(ExamplePrograms.Tiered, 2, 1);
    private static readonly CompiledProgram Spend = ShopPrograms.Of(ExamplePrograms.Spend, 1, 1);

    [Theory]
    [InlineData(null, 0, "bronze", 100)]
    [InlineData("silver", 0, "silver", 150)]
    [InlineData(null, 150_000, "silver", 150)]
    // Twice for gold, and five more with each visit.
    [InlineData("gold", 0, "gold", 205)]
    public void A_tier_is_imagined_or_reached_by_what_was_spent_then_the_purchase_earns_by_it(
        string? tier, long spent, string after, long units)
    {
        var result = Buy(Tiered, new HypotheticalMember { Tier = tier, Spent = spent }, 10_000);

        Assert.Equal((after, units), (result.Tier, result.Units));
        Assert.Null(result.TierBefore);
    }

    [Fact]
    public void A_purchase_crosses_into_a_tier_then_both_are_told()
    {
        var result = Buy(Tiered, new HypotheticalMember { Spent = 95_000 }, 10_000);

        Assert.Equal(("bronze", "silver"), (result.TierBefore, result.Tier));
    }

    [Fact]
    public void Thresholds_were_reached_by_what_was_spent_before_then_they_are_not_given_again()
    {
        // The fourth full thousand of the month; the first three were given before.
        var result = Buy(Spend, new HypotheticalMember { Spent = 380_000 }, 20_000);

        Assert.Equal(10, result.ThresholdUnits);
    }

    [Fact]
    public void A_member_is_imagined_who_does_not_fit_the_version_then_each_fault_is_named()
    {
        var member = new HypotheticalMember
        {
            Tier = "diamond", Plan = "monthly", EnrolledAt = At.Plus(TimeSpan.FromDays(1)),
        };

        Assert.Equal(["/tier", "/plan", "/enrolledAt"], member.FaultsIn(Tiered, At).Select(fault => fault.Pointer));
        Assert.Empty(new HypotheticalMember { Tier = "gold", EnrolledAt = At }.FaultsIn(Tiered, At));
    }

    [Fact]
    public void Units_are_valued_then_halves_go_away_from_zero()
    {
        var value = new UnitValue(1, 10);

        Assert.Equal([0, 1, 1, 2, -1, 0], new long[] { 4, 5, 14, 15, -5, -4 }.Select(value.CostOf));
        Assert.Throws<OverflowException>(() => new UnitValue(1_000, 1).CostOf(long.MaxValue));
    }

    private static PurchaseResult Buy(CompiledProgram version, HypotheticalMember member, long total)
    {
        var context = new DecisionContext(
            member.Before(version, 1, At), ProgramCatalog.Empty.InEffect(version), At, new IdGenerator().At(At));
        var order = new Order { OccurredAt = At, Source = "till", Currency = "CNY", Total = total };
        return new PostPurchase(order).Decide(Guid.Empty, context).Value!.Results.Single();
    }
}
