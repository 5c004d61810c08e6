using System.Numerics;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>
/// How a price is divided between what was bought and the units earned with it: in proportion to their stand-alone
/// selling prices (IFRS 15.74-80). That of the goods is the price itself; that of the units is their fair value, for
/// as many as are expected to be redeemed (IFRS 15.B42).
/// </summary>
/// <param name="Goods">What is left of the price.</param>
/// <param name="Units">Rounded, halves away from zero.</param>
public readonly record struct Allocation(long Goods, long Units)
{
    /// <param name="price">The consideration, 0 or more.</param>
    /// <param name="expected">Units expected to be redeemed, 0 or more.</param>
    public static Allocation Of(long price, long expected, UnitValue value)
    {
        var worth = (BigInteger)expected * value.Amount;
        var whole = (BigInteger)price * value.Units + worth;
        var units = whole.IsZero ? 0 : Share.Of(price, worth, whole);
        return new Allocation(price - units, units);
    }
}
