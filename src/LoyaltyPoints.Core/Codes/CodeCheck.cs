namespace LoyaltyPoints.Core.Codes;

/// <summary>
/// The check of a code: over the field of 32 elements, the symbols times the powers of its generator add up to nothing.
/// Every power is another one, and none is zero; so one wrong symbol, or any two that changed places, leave a rest.
/// </summary>
/// <remarks>Elements are polynomials over two elements, modulo x^5 + x^2 + 1, of which x generates all but zero.
/// </remarks>
internal static class CodeCheck
{
    private const int Modulus = 0b100101;

    private static readonly byte[] Powers = MakePowers();

    /// <summary>What must stand last, where the weight is 1, for the whole to add up.</summary>
    /// <param name="symbols">All but the last, each 0 to 31; at most 30.</param>
    public static byte SymbolFor(ReadOnlySpan<byte> symbols)
    {
        var rest = 0;
        for (var at = 0; at < symbols.Length; at++) rest ^= Times(symbols[at], Powers[symbols.Length - at]);
        return (byte)rest;
    }

    private static int Times(int one, int other)
    {
        var product = 0;
        for (; other > 0; other >>= 1)
        {
            if ((other & 1) != 0) product ^= one;
            one <<= 1;
            if (one > 31) one ^= Modulus;
        }

        return product;
    }

    private static byte[] MakePowers()
    {
        var powers = new byte[31];
        powers[0] = 1;
        for (var at = 1; at < powers.Length; at++) powers[at] = (byte)Times(powers[at - 1], 2);
        return powers;
    }
}
