using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Rules;

/// <summary>What a checkout takes off because of a benefit in force.</summary>
/// <param name="Source">What brings it: <c>tier:gold</c>, <c>plan:annual</c>.</param>
/// <param name="Percent">Of the goods; null for free shipping.</param>
/// <param name="Amount">Money, 0 or more, in the smallest part; what is less than one is not taken off.</param>
public readonly record struct Discount(string Source, decimal? Percent, long Amount);

/// <summary>Works out discounts; they are offered, not booked: the till takes them off or does not.</summary>
internal static class DiscountStep
{
    public static IReadOnlyList<Discount> Of(Order order, CompiledBenefits.Bringer? bringer)
    {
        if (bringer is not { Benefits: var benefits, Source: var source }) return [];
        List<Discount> discounts = [];
        if (benefits.DiscountPercent is { } percent)
        {
            var goods = checked(order.Total - order.Shipping);
            var amount = (Fraction.From(percent) * goods / 100).Round(RoundingMode.Floor);
            discounts.Add(new Discount(source, percent, amount));
        }

        if (benefits.FreeShipping) discounts.Add(new Discount(source, null, order.Shipping));
        return discounts;
    }
}
