using System.Numerics;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Tests.Rules;

public sealed class FractionTests
{
    [Fact]
    public void Arithmetic_when_compared_with_big_integers_then_it_is_exact()
    {
        var random = new Random(20261121);
        for (var i = 0; i < 20_000; i++)
        {
            var (a, b) = (Any(random), Any(random));
            var (an, ad, bn, bd) = (a.Top, (BigInteger)a.Bottom, b.Top, (BigInteger)b.Bottom);
            var (x, y) = (Fraction.Of(a.Top, a.Bottom), Fraction.Of(b.Top, b.Bottom));

            AssertSame((an * bd) + (bn * ad), ad * bd, x + y);
            AssertSame((an * bd) - (bn * ad), ad * bd, x - y);
            AssertSame((BigInteger)an * bn, ad * bd, x * y);
            if (bn != 0) AssertSame(an * bd * Math.Sign(bn), ad * BigInteger.Abs(bn), x / y);
            Assert.Equal((an * bd).CompareTo(bn * ad), Math.Sign(x.CompareTo(y)));
            Assert.Equal(x, x + y - y);
            if (bn != 0) Assert.Equal(x, x / y * y);
        }
    }

    [Theory]
    [InlineData(7, 2, 3, 4, 4, 4)]
    [InlineData(5, 2, 2, 3, 2, 3)]
    [InlineData(-5, 2, -3, -2, -2, -2)]
    [InlineData(-7, 2, -4, -3, -4, -3)]
    [InlineData(7, 3, 2, 2, 2, 3)]
    [InlineData(8, 3, 2, 3, 3, 3)]
    [InlineData(-7, 3, -3, -2, -2, -2)]
    [InlineData(4, 2, 2, 2, 2, 2)]
    public void Rounding_when_between_two_numbers_then_by_the_mode(
        long top, long bottom, long floor, long halfUp, long halfEven, long ceiling)
    {
        var value = Fraction.Of(top, bottom);
        var big = value * Fraction.Of(long.MaxValue, long.MaxValue - 1) * Fraction.Of(long.MaxValue - 1, long.MaxValue);

        Assert.Equal([floor, halfUp, halfEven, ceiling], Enum.GetValues<RoundingMode>().Select(value.Round));
        Assert.Equal(value, big);
    }

    [Fact]
    public void Rounding_when_the_parts_need_big_integers_then_by_the_mode()
    {
        var third = Fraction.Of(1, long.MaxValue) * Fraction.Of(1, long.MaxValue); // hardly more than nothing
        var half = Fraction.Of(1, 2);

        Assert.Equal([0, 0, 0, 1], Enum.GetValues<RoundingMode>().Select(third.Round));
        Assert.Equal([-1, 0, 0, 0], Enum.GetValues<RoundingMode>().Select((-third).Round));
        Assert.Equal([2, 3, 3, 3], Enum.GetValues<RoundingMode>().Select((third + half + 2).Round));
    }

    [Fact]
    public void Rounding_when_it_does_not_fit_then_it_throws_and_never_wraps()
    {
        var beyond = (Fraction)long.MaxValue + 1;

        Assert.Throws<OverflowException>(() => beyond.Round(RoundingMode.Floor));
        Assert.Throws<OverflowException>(() => beyond.ToBillionths());
        Assert.Equal(long.MaxValue, (beyond - 1).Round(RoundingMode.Floor));
        Assert.Throws<OverflowException>(() => ((Fraction)long.MinValue - 1).Round(RoundingMode.Floor));
    }

    [Theory]
    [InlineData(long.MaxValue, long.MaxValue)]
    [InlineData(long.MinValue, -1)]
    [InlineData(long.MinValue, long.MaxValue)]
    [InlineData(1L << 32, 1L << 31)]
    public void Whole_numbers_when_their_product_does_not_fit_a_long_then_it_is_exact_all_the_same(long a, long b)
    {
        var product = (Fraction)a * b;

        Assert.Equal($"{(BigInteger)a * b}", product.ToString());
        Assert.Equal(a, product / b);
        Assert.Throws<OverflowException>(product.RequireShowable);
    }

    [Theory]
    [InlineData("0.000001", 1, 1_000_000)]
    [InlineData("1.50", 3, 2)]
    [InlineData("-2.25", -9, 4)]
    [InlineData("0", 0, 1)]
    [InlineData("1000000000000", 1_000_000_000_000, 1)]
    public void A_decimal_when_converted_then_its_exact_value(string text, long top, long bottom) =>
        Assert.Equal(Fraction.Of(top, bottom), Fraction.From(decimal.Parse(text)));

    [Theory]
    [InlineData(25, 2, "12.5")]
    [InlineData(1, 3, "0.333333333")]
    [InlineData(-1, 3, "-0.333333333")]
    [InlineData(10, 1, "10")]
    [InlineData(1, 1024, "0.000976562")] // ten digits: cut
    [InlineData(long.MaxValue, 2, "4611686018427387903.5")]
    [InlineData(long.MaxValue, 1, "9223372036854775807")]
    public void A_fraction_when_shown_then_cut_to_nine_digits_without_trailing_zeros(
        long top, long bottom, string text) =>
        Assert.Equal(text, Billionths.ToDecimal(Fraction.Of(top, bottom).ToBillionths()).ToString());

    [Fact]
    public void Zero_when_divided_by_then_it_throws() =>
        Assert.Throws<DivideByZeroException>(() => Fraction.One / Fraction.Zero);

    private static (long Top, long Bottom) Any(Random random) => random.Next(4) switch
    {
        0 => (random.NextInt64(-10, 10), 1),
        1 => (random.NextInt64(-1_000_000, 1_000_000), random.NextInt64(1, 1_000)),
        2 => (random.NextInt64(long.MinValue, long.MaxValue), random.NextInt64(1, long.MaxValue)),
        _ => (random.Next(2) == 0 ? long.MinValue : long.MaxValue, random.NextInt64(1, 4)),
    };

    private static void AssertSame(BigInteger top, BigInteger bottom, Fraction actual)
    {
        var common = BigInteger.GreatestCommonDivisor(top, bottom);
        var expected = bottom == common ? $"{top / common}" : $"{top / common}/{bottom / common}";
        Assert.Equal(expected, actual.ToString());
    }
}
