using LoyaltyPoints.Core.Codes;
using LoyaltyPoints.Core.Vouchers;

namespace LoyaltyPoints.Core.Tests.Vouchers;

public sealed class VoucherCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Codes of every look: all alike, all different, and of chance.</summary>
    public static TheoryData<string> Codes =>
        [.. Enumerable.Range(0, 20).Select(_ => VoucherCode.Make()), Complete("000000000000000"),
            Complete("ZZZZZZZZZZZZZZZ"), Complete("0123456789ABCDE"), Complete("ZYXWVTSRQPNMKJH")];

    [Fact]
    public void Made_then_it_has_sixteen_symbols_and_no_two_are_alike()
    {
        var codes = Enumerable.Range(0, 10_000).Select(_ => VoucherCode.Make()).ToList();

        Assert.All(codes, code => Assert.Equal(code, VoucherCode.Read(code)));
        Assert.All(codes, code => Assert.Equal(VoucherCode.MadeLength, code.Length));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        // Every symbol at every place, the check as well.
        for (var at = 0; at < VoucherCode.MadeLength; at++)
            Assert.Equal(Alphabet.Length, codes.Select(code => code[at]).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Any_one_symbol_is_another_then_it_is_found_out(string code)
    {
        var wrong =
            from at in Enumerable.Range(0, code.Length)
            from symbol in Alphabet
            where symbol != code[at]
            select code[..at] + symbol + code[(at + 1)..];

        Assert.Equal(16 * 31, wrong.Count());
        Assert.All(wrong, one => Assert.Null(VoucherCode.Read(one)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Any_two_symbols_have_changed_places_then_it_is_found_out(string code)
    {
        var swapped =
            from one in Enumerable.Range(0, code.Length)
            from other in Enumerable.Range(one + 1, code.Length - one - 1)
            where code[one] != code[other]
            select Swapped(code, one, other);

        Assert.All(swapped, wrong => Assert.Null(VoucherCode.Read(wrong)));
    }

    // Beyond those of chance: for each pair of symbols at each pair of places.
    [Fact]
    public void All_symbols_at_all_places_then_no_change_of_places_is_missed()
    {
        for (var one = 0; one < 15; one++)
            for (var other = one + 1; other < 15; other++)
                foreach (var first in Alphabet)
                    foreach (var second in Alphabet)
                    {
                        if (first == second) continue;
                        var symbols = new string('0', 15).ToCharArray();
                        (symbols[one], symbols[other]) = (first, second);
                        var code = Complete(new string(symbols));
                        Assert.Null(VoucherCode.Read(Swapped(code, one, other)));
                        if (code[one] != code[15]) Assert.Null(VoucherCode.Read(Swapped(code, one, 15)));
                    }
    }

    [Theory]
    [InlineData("summer10", "SUMMER10")]
    [InlineData("SUMMER-1O", "SUMMER10")]
    [InlineData(" sum mer-l0 ", "SUMMER10")]
    [InlineData("HELLO", "HE110")]
    [InlineData("ABCD", "ABCD")]
    [InlineData("12345678901234567890123456789012", "12345678901234567890123456789012")]
    public void Typed_in_some_way_then_it_is_read_as_one(string typed, string plain) =>
        Assert.Equal(plain, VoucherCode.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("ABC")]
    [InlineData("A-B C")]
    [InlineData("123456789012345678901234567890123")]
    [InlineData("SOMMER_10")]
    [InlineData("SÖMMER10")]
    [InlineData("ＳＵＭＭＥＲ１０")]
    [InlineData("AAAAAAAAAAAAAAAU")]
    [InlineData("1234567890123456")]
    [InlineData("----------------------------------------------------------------AAAA")]
    public void No_voucher_can_have_it_then_it_is_not_read(string typed) => Assert.Null(VoucherCode.Read(typed));

    [Fact]
    public void Made_codes_are_read_as_people_type_them()
    {
        var code = Complete("0123456789ABCDE");
        var shown = VoucherCode.Show(code, null);

        Assert.Equal("0123-4567-89AB-CDE" + code[^1], shown);
        Assert.Equal(code, VoucherCode.Read(shown.ToLowerInvariant().Replace('0', 'o').Replace('1', 'l')));
    }

    [Theory]
    [InlineData("SUMMER-SALE", true)]
    [InlineData("summer", true)]
    [InlineData("SUMMER SALE", false)]
    [InlineData("SUMMER_SALE", false)]
    [InlineData("A-B", false)]
    [InlineData("SIXTEENCHARACTER", false)]
    [InlineData("SIXTEEN-CHARACTER", false)]
    [InlineData("SEVENTEEN-CHARACTE", true)]
    public void Chosen_then_it_may_be_one_or_not(string text, bool may) =>
        Assert.Equal(may, VoucherCode.MayBeChosen(text));

    private static string Complete(string first)
    {
        var symbols = first.Select(symbol => (byte)Alphabet.IndexOf(symbol)).ToArray();
        return first + Alphabet[CodeCheck.SymbolFor(symbols)];
    }

    private static string Swapped(string code, int one, int other)
    {
        var symbols = code.ToCharArray();
        (symbols[one], symbols[other]) = (symbols[other], symbols[one]);
        return new string(symbols);
    }
}
