using System.Globalization;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Affiliates;

/// <summary>Stored: never renumber.</summary>
public enum CommissionKind
{
    /// <summary>A share of what the goods cost.</summary>
    Percent = 1,

    /// <summary>A sum for each purchase.</summary>
    Amount = 2,
}

/// <summary>What an affiliate gets for a purchase.</summary>
/// <param name="Rate">
/// Ten-thousandths of a percent, 1 to 1,000,000; or money, in the smallest part of the affiliate's currency.
/// </param>
public readonly record struct CommissionTerms(CommissionKind Kind, long Rate)
{
    private const long Whole = 1_000_000;

    /// <summary>
    /// What the goods of an order that are left cost without tax, and the commission for them: of a percentage, that
    /// share; of an amount, the part of it that they are of all goods. Both rounded half to even. They depend on what
    /// came back in all, not on the pieces in which it did.
    /// </summary>
    /// <exception cref="OverflowException">A number leaves the range of a long.</exception>
    public (long Basis, long Commission) Of(Order order, Returned returned)
    {
        var basis = NetSales.Exact(order, returned);
        var commission = Kind == CommissionKind.Percent ? basis * Fraction.Of(Rate, Whole) : Share(order, basis);
        return (basis.Round(RoundingMode.HalfEven), commission.Round(RoundingMode.HalfEven));
    }

    /// <summary>Reads a percentage: a plain decimal above 0 and at most 100, of at most four places.</summary>
    /// <returns>Ten-thousandths of a percent; null where it is none.</returns>
    public static long? ReadPercent(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent))
            return null;
        var rate = percent is > 0 and <= 100 ? percent * 10_000 : 0;
        return rate >= 1 && rate == decimal.Truncate(rate) ? (long)rate : null;
    }

    /// <summary>A percentage as it is written, without zeros at its end.</summary>
    public static string ShowPercent(long rate) => (rate / 10_000m).ToString("0.####", CultureInfo.InvariantCulture);

    private Fraction Share(Order order, Fraction basis)
    {
        var all = NetSales.Exact(order, Returned.Nothing);
        return all.IsPositive ? basis / all * Rate : Fraction.Zero;
    }
}
