namespace LoyaltyPoints.Cli.Sales;

/// <summary>Money as the interface wants it: whole numbers of the currency's smallest part.</summary>
public static class Money
{
    /// <summary>
    /// What all pieces of a line cost together, in the smallest part: quantity times price is exact, then rounded once,
    /// half away from zero (12.5 pence is 13, as people round at a till). Four prices of a tenth of a penny become 0.
    /// </summary>
    /// <param name="digits">Decimal digits of the currency, see <see cref="DigitsOf"/>.</param>
    /// <exception cref="OverflowException">The amount does not fit into 64 bits.</exception>
    public static long Amount(long quantity, decimal unitPrice, int digits)
    {
        var scale = digits switch { 0 => 1m, 2 => 100m, 3 => 1_000m, _ => 10_000m };
        return (long)Math.Round(quantity * unitPrice * scale, MidpointRounding.AwayFromZero);
    }

    /// <summary>Decimal digits of a currency, as ISO 4217 lists them: 2 but for a few.</summary>
    public static int DigitsOf(string currency) => currency switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI"
            or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };
}
