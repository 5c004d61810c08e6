using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>
/// What the goods of an order cost: without the tax inside their prices, without shipping, however they were paid.
/// </summary>
public static class NetSales
{
    private static readonly BasisDefinition Goods = new() { PaidWithUnitsIncluded = true };

    // No calendar is asked: the basis of an order is the same at all times.
    private static readonly ProgramDays NoDays = new(new LocalCalendar(TimeZoneInfo.Utc), [], null, null);

    /// <summary>Of what is left of an order, rounded half to even.</summary>
    /// <exception cref="OverflowException">A number leaves the range of a long.</exception>
    public static long Of(Order order, Returned returned) =>
        order.Tax == 0 && ReferenceEquals(returned, Returned.Nothing) ? order.Total - order.Shipping
            : Exact(order, returned).Round(RoundingMode.HalfEven);

    internal static Fraction Exact(Order order, Returned returned) =>
        new RemainingOrder(order, returned, Goods, NoDays) is { IsGone: false } left ? left.Basis : Fraction.Zero;
}
