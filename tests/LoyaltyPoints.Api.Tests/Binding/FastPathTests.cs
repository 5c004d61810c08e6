using FluentValidation;
using LoyaltyPoints.Api.Binding;
using LoyaltyPoints.Api.Features.Purchases;
using LoyaltyPoints.Api.Tests.Support;
using LoyaltyPoints.Core;

namespace LoyaltyPoints.Api.Tests.Binding;

public sealed class FastPathTests
{
    [Fact]
    public void Rules_made_of_steps_have_a_fast_path() => Assert.True(BasketValidator.Instance.HasFastPath);

    [Fact]
    public void A_tills_purchases_take_it() => Assert.True(PurchaseIntake.Validator.HasFastPath);

    [Fact]
    public void The_fast_path_agrees_with_FluentValidation_on_random_values()
    {
        var random = new Random(20261121);
        var verdicts = new int[2];
        for (var i = 0; i < 20_000; i++)
        {
            var basket = RandomBasket(random);
            var expected = BasketValidator.Instance.Validate(basket).IsValid;
            Assert.Equal(expected, ((IFastValidator<Basket>)BasketValidator.Instance).Passes(basket));
            verdicts[expected ? 1 : 0]++;
        }

        Assert.All(verdicts, count => Assert.True(count > 1000));
    }

    [Fact]
    public void A_good_value_never_reaches_FluentValidation()
    {
        var basket = new Basket
        {
            Id = "a", Total = 1, Currency = "EUR", Owner = new("x", null), Coupons = ["c"],
            Lines = [new("1", 1), new("2", 2)],
        };
        Assert.Empty(BasketValidator.Instance.FaultsOf(basket));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) BasketValidator.Instance.FaultsOf(basket);
        // An optimized build allocates nothing, a debug build boxes four numbers; FluentValidation takes 4,000 bytes.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 100);
    }

    [Fact]
    public void A_rule_with_a_condition_leaves_the_validator_to_FluentValidation()
    {
        var validator = new Conditional();
        Assert.False(validator.HasFastPath);
        Assert.Empty(validator.FaultsOf(new BasketLine(null, 1)));
        var fault = Assert.Single(validator.FaultsOf(new BasketLine(null, 7)));
        Assert.Equal(("/id", FaultCodes.Required), (fault.Pointer, fault.Code));
    }

    [Fact]
    public void Rules_of_FluentValidation_get_the_nearest_code()
    {
        var faults = new Foreign().FaultsOf(new BasketLine("toolong", -1));
        Assert.Equal(["/amount out_of_range", "/id too_long"],
            faults.Select(fault => $"{fault.Pointer} {fault.Code}").Order(StringComparer.Ordinal));
    }

    private static Basket RandomBasket(Random random) => new()
    {
        Id = Pick<string?>(random, "a", "a", "b", "1234567890", null, "", "12345678901"),
        Total = Pick<long?>(random, 0, 5, 1000, 1000, null, -1, 1001),
        Currency = Pick<string?>(random, null, "EUR", "GBP", "EU"),
        Owner = Pick<BasketOwner?>(random, null, null, new("x", null), new(null, "mem_x")),
        Coupons = Pick<IReadOnlyList<string>?>(random, null, [], ["a", "bc"], ["a", null!], ["toolong"]),
        Lines = Pick<IReadOnlyList<BasketLine>?>(random, null, [], [new("1", 1), new("2", 100)],
            [new("1", 1), new("1", 1), new("1", 1), new("1", 1)], [null!], [new("1", 101)]),
    };

    private static TValue Pick<TValue>(Random random, params TValue[] choices) => choices[random.Next(choices.Length)];

    private sealed class Conditional : FaultValidator<BasketLine>
    {
        public Conditional() => RuleFor(line => line.Id).Required().When(line => line.Amount == 7);
    }

    private sealed class Foreign : FaultValidator<BasketLine>
    {
        public Foreign()
        {
            RuleFor(line => line.Id).NotNull().MaximumLength(3);
            RuleFor(line => line.Amount).GreaterThan(0);
        }
    }
}
