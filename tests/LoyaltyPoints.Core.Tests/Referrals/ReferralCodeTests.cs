using LoyaltyPoints.Core.Referrals;

namespace LoyaltyPoints.Core.Tests.Referrals;

public sealed class ReferralCodeTests
{
    private const string Symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZU";

    [Fact]
    public void A_code_when_it_is_read_as_people_write_it_then_it_is_the_same()
    {
        foreach (var code in Codes(500))
        {
            Assert.Equal(ReferralCode.Length, code.Length);
            Assert.Equal(code, ReferralCode.Read(ReferralCode.Show(code)));
            Assert.Equal(code, ReferralCode.Read(code.ToLowerInvariant()));
            Assert.Equal(code, ReferralCode.Read($" {code[..3]} {code[3..]}"));
            Assert.Equal(code, ReferralCode.Read(code.Replace('0', 'o').Replace('1', 'l')));
            Assert.Equal(code, ReferralCode.Read(code.Replace('1', 'I')));
        }
    }

    [Fact]
    public void A_code_when_any_one_symbol_is_another_then_it_is_none()
    {
        foreach (var code in Codes(50))
        {
            for (var at = 0; at < code.Length; at++)
            {
                foreach (var symbol in Symbols.Where(symbol => symbol != code[at]))
                    Assert.Null(ReferralCode.Read(code[..at] + symbol + code[(at + 1)..]));
            }
        }
    }

    [Fact]
    public void A_code_when_any_two_symbols_changed_places_then_it_is_none()
    {
        foreach (var code in Codes(200))
        {
            for (var at = 0; at < code.Length; at++)
            {
                for (var with = at + 1; with < code.Length; with++)
                {
                    if (code[at] == code[with]) continue;
                    var swapped = code.ToCharArray();
                    (swapped[at], swapped[with]) = (code[with], code[at]);
                    Assert.Null(ReferralCode.Read(new string(swapped)));
                }
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("000000000")] // nine of ten
    [InlineData("00000000000")] // eleven
    [InlineData("0000000001")] // the check of 0 is 0
    [InlineData("00000*0000")]
    [InlineData("U000000000")]
    [InlineData("00000é0000")]
    [InlineData("mem_019ab0c5d2f17c4e8a3b5d6e7f801234")]
    public void A_text_that_is_no_code_when_it_is_read_then_nothing_is(string text) =>
        Assert.Null(ReferralCode.Read(text));

    private static IEnumerable<string> Codes(int count) =>
        Enumerable.Range(0, count).Select(static _ => ReferralCode.Make());
}
