using System.Numerics;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// An exact rational number, always in lowest terms. Two longs as long as they suffice, big integers beyond, so no
/// operation overflows or rounds; only <see cref="Round"/> and the decimals shown are bounded. The default is zero.
/// </summary>
public readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    public static readonly Fraction Zero;
    public static readonly Fraction One = new(1);

    private readonly long numerator;

    // One less than the denominator, so that the default value of the struct is a proper zero.
    private readonly long below;
    private readonly Big? big;

    public Fraction(long value) => numerator = value;

    private Fraction(long numerator, long denominator) => (this.numerator, below) = (numerator, denominator - 1);

    private Fraction(Big big) => this.big = big;

    public bool IsZero => numerator == 0 && big is null;

    public bool IsNegative => big is null ? numerator < 0 : big.Numerator.Sign < 0;

    public bool IsPositive => big is null ? numerator > 0 : big.Numerator.Sign > 0;

    public bool IsWhole => below == 0 && big is null;

    private long Denominator => below + 1;

    private BigInteger BigNumerator => big is null ? numerator : big.Numerator;

    private BigInteger BigDenominator => big is null ? Denominator : big.Denominator;

    public static implicit operator Fraction(long value) => new(value);

    /// <summary>The exact value of a decimal.</summary>
    public static Fraction From(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        return Reduce(value < 0 ? -mantissa : mantissa, BigInteger.Pow(10, value.Scale));
    }

    /// <summary>Numerator over denominator.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public static Fraction Of(long numerator, long denominator) =>
        denominator > 0 ? ReduceSmall(numerator, denominator) : new Fraction(numerator) / denominator;

    public static Fraction Min(Fraction a, Fraction b) => a <= b ? a : b;

    public static Fraction Max(Fraction a, Fraction b) => a >= b ? a : b;

    public static Fraction operator +(Fraction a, Fraction b)
    {
        if (a.big is not null || b.big is not null)
            return Reduce((a.BigNumerator * b.BigDenominator) + (b.BigNumerator * a.BigDenominator),
                a.BigDenominator * b.BigDenominator);
        if ((a.below | b.below) == 0)
        {
            var sum = unchecked(a.numerator + b.numerator);
            return ((a.numerator ^ sum) & (b.numerator ^ sum)) >= 0
                ? new Fraction(sum) : Reduce((BigInteger)a.numerator + b.numerator, BigInteger.One);
        }

        if (a.numerator == 0) return b;
        if (b.numerator == 0) return a;

        // Over the least common denominator; each product of two longs fits twice into 128 bits.
        var common = Gcd((ulong)a.Denominator, (ulong)b.Denominator);
        var top = ((Int128)a.numerator * (b.Denominator / (long)common))
            + ((Int128)b.numerator * (a.Denominator / (long)common));
        return ReduceWide(top, (Int128)(a.Denominator / (long)common) * b.Denominator);
    }

    public static Fraction operator -(Fraction a) => a.big is null && a.numerator != long.MinValue
        ? new Fraction(-a.numerator, a.Denominator) : Reduce(-a.BigNumerator, a.BigDenominator);

    public static Fraction operator -(Fraction a, Fraction b) => a + -b;

    public static Fraction operator *(Fraction a, Fraction b)
    {
        if (a.big is not null || b.big is not null)
            return Reduce(a.BigNumerator * b.BigNumerator, a.BigDenominator * b.BigDenominator);
        if (a.numerator == 0 || b.numerator == 0) return Zero;
        if ((a.below | b.below) == 0)
        {
            var product = (Int128)a.numerator * b.numerator;
            return FitsLong(product) ? new Fraction((long)product) : Reduce(product, BigInteger.One);
        }

        // Cancelled crosswise first, the product is in lowest terms and mostly fits again.
        var left = b.below == 0 ? 1 : (long)Gcd(Magnitude(a.numerator), (ulong)b.Denominator);
        var right = a.below == 0 ? 1 : (long)Gcd(Magnitude(b.numerator), (ulong)a.Denominator);
        var top = (Int128)(a.numerator / left) * (b.numerator / right);
        var bottom = (Int128)(a.Denominator / right) * (b.Denominator / left);
        return FitsLong(top) && bottom <= long.MaxValue
            ? new Fraction((long)top, (long)bottom) : Reduce(top, bottom);
    }

    /// <exception cref="DivideByZeroException"><paramref name="b"/> is zero.</exception>
    public static Fraction operator /(Fraction a, Fraction b)
    {
        if (b.IsZero) throw new DivideByZeroException();
        return b.big is null && b.numerator > 0
            ? a * new Fraction(b.Denominator, b.numerator)
            : Reduce(a.BigNumerator * b.BigDenominator, a.BigDenominator * b.BigNumerator);
    }

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public int CompareTo(Fraction other)
    {
        if (big is not null || other.big is not null)
            return (BigNumerator * other.BigDenominator).CompareTo(other.BigNumerator * BigDenominator);
        return (below | other.below) == 0 ? numerator.CompareTo(other.numerator)
            : ((Int128)numerator * other.Denominator).CompareTo((Int128)other.numerator * Denominator);
    }

    public bool Equals(Fraction other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(BigNumerator, BigDenominator);

    /// <summary>The nearest whole number in the direction the mode says.</summary>
    /// <exception cref="OverflowException">It does not fit a long.</exception>
    public long Round(RoundingMode mode)
    {
        if (IsWhole) return numerator;
        if (big is null)
        {
            var (whole, rest) = Math.DivRem(numerator, Denominator);
            if (rest < 0) (whole, rest) = (whole - 1, rest + Denominator);
            return Up(mode, rest.CompareTo(Denominator - rest), whole % 2 == 0, rest == 0) ? whole + 1 : whole;
        }

        var bigWhole = BigInteger.DivRem(big.Numerator, big.Denominator, out var bigRest);
        if (bigRest.Sign < 0) (bigWhole, bigRest) = (bigWhole - 1, bigRest + big.Denominator);
        var up = Up(mode, bigRest.CompareTo(big.Denominator - bigRest), bigWhole.IsEven, bigRest.IsZero);
        return checked((long)(up ? bigWhole + 1 : bigWhole));
    }

    /// <summary>Billionths, cut towards zero: what an explanation shows.</summary>
    /// <exception cref="OverflowException">The whole part does not fit a long.</exception>
    public Int128 ToBillionths()
    {
        if (IsWhole) return (Int128)numerator * 1_000_000_000;
        if (big is null)
        {
            // The division of 128 bits costs ten times that of 64, and what is shown is mostly small.
            var scaled = (Int128)numerator * 1_000_000_000;
            return FitsLong(scaled) ? (long)scaled / Denominator : scaled / Denominator;
        }

        RequireShowable();
        return (Int128)(big.Numerator * 1_000_000_000 / big.Denominator);
    }

    /// <summary>Refuses what cannot be shown.</summary>
    /// <exception cref="OverflowException">The whole part does not fit a long.</exception>
    public void RequireShowable()
    {
        if (big is not null) _ = checked((long)(big.Numerator / big.Denominator));
    }

    public override string ToString() => BigDenominator.IsOne ? $"{BigNumerator}" : $"{BigNumerator}/{BigDenominator}";

    private static bool Up(RoundingMode mode, int restToGap, bool even, bool exact) => !exact && mode switch
    {
        RoundingMode.Ceiling => true,
        RoundingMode.HalfUp => restToGap >= 0,
        RoundingMode.HalfEven => restToGap > 0 || (restToGap == 0 && !even),
        _ => false,
    };

    private static Fraction ReduceSmall(long top, long bottom)
    {
        if (top == 0) return Zero;
        var common = (long)Gcd(Magnitude(top), (ulong)bottom);
        return new Fraction(top / common, bottom / common);
    }

    private static Fraction ReduceWide(Int128 top, Int128 bottom)
    {
        if (bottom > long.MaxValue) return Reduce(top, bottom);
        // gcd(top, bottom) = gcd(bottom, top mod bottom): one wide division, then longs.
        var common = (long)Gcd((ulong)bottom, Magnitude((long)(top % bottom)));
        var reduced = top / common;
        return FitsLong(reduced)
            ? new Fraction((long)reduced, (long)bottom / common) : Reduce(top, bottom);
    }

    private static Fraction Reduce(BigInteger top, BigInteger bottom)
    {
        var common = BigInteger.GreatestCommonDivisor(top, bottom) * bottom.Sign;
        (top, bottom) = (top / common, bottom / common);
        return top >= long.MinValue && top <= long.MaxValue && bottom <= long.MaxValue
            ? new Fraction((long)top, (long)bottom) : new Fraction(new Big(top, bottom));
    }

    private static bool FitsLong(Int128 value) => value >= long.MinValue && value <= long.MaxValue;

    private static ulong Magnitude(long value) => value < 0 ? unchecked(0UL - (ulong)value) : (ulong)value;

    private static ulong Gcd(ulong a, ulong b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }

    private sealed record Big(BigInteger Numerator, BigInteger Denominator);
}
