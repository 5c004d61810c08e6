using System.Numerics;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>A part of a whole number, exactly; halves are rounded away from zero.</summary>
internal static class Share
{
    /// <summary>Amount times top over bottom.</summary>
    /// <exception cref="OverflowException">It leaves the range of a long.</exception>
    public static long Of(long amount, BigInteger top, BigInteger bottom) => Round(amount * top, bottom);

    public static long Round(BigInteger top, BigInteger bottom)
    {
        if (bottom.Sign < 0) (top, bottom) = (-top, -bottom);
        var half = bottom / 2;
        return checked((long)((top.Sign < 0 ? top - half : top + half) / bottom));
    }

    /// <summary>The nearest whole number; halves away from zero.</summary>
    public static long Round(decimal value) =>
        decimal.ToInt64(decimal.Round(value, 0, MidpointRounding.AwayFromZero));
}
