using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Rules;

/// <summary>How an order that was paid partly with units is shared out when some of it comes back.</summary>
internal static class PaidWithUnits
{
    /// <summary>Of what came back, the money's worth that was paid with units; exact.</summary>
    /// <param name="order">One with a total above 0, of which at most all is paid with units.</param>
    /// <param name="remaining">What has not come back of its total.</param>
    public static Fraction Restored(Order order, long remaining, PaidPart paidPart)
    {
        var (paid, back) = (Math.Min(order.PaidWithUnits, order.Total), order.Total - remaining);
        return paidPart switch
        {
            PaidPart.UnitsFirst => Math.Min(paid, back),
            PaidPart.MoneyFirst => Math.Max(0, paid - remaining),
            _ => Fraction.Of(back, order.Total) * paid,
        };
    }

    /// <summary>The share of what remains that was paid with money, 0 to 1; something must remain.</summary>
    public static Fraction MoneyShare(Order order, long remaining, PaidPart paidPart)
    {
        var paid = Math.Min(order.PaidWithUnits, order.Total);
        if (paidPart == PaidPart.Proportional || remaining == 0)
            return Fraction.Of(order.Total - paid, order.Total);
        var still = paid - Restored(order, remaining, paidPart);
        return (remaining - still) / remaining;
    }
}
