namespace LoyaltyPoints.Core.Rules;

/// <summary>Turns billionths into decimals without trailing zeros, so that 12.5 is shown as 12.5.</summary>
internal static class Billionths
{
    private const long One = 1_000_000_000;

    public static decimal Shown(this Fraction value) => ToDecimal(value.ToBillionths());

    public static decimal ToDecimal(Int128 billionths)
    {
        if (billionths <= long.MinValue || billionths > long.MaxValue)
        {
            var (whole, rest) = Int128.DivRem(billionths, One);
            return (decimal)(long)whole + ToDecimal(rest);
        }

        var value = (long)billionths;
        if (value % One == 0) return value / One;
        byte scale = 9;
        for (; value % 10 == 0; value /= 10) scale--;
        return new decimal((int)Math.Abs(value), (int)(Math.Abs(value) >> 32), 0, value < 0, scale);
    }
}
