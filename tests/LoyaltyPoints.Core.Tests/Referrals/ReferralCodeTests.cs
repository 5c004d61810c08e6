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
    public void A_code_when_two_neighbours_changed_places_then_it_is_none()
    {
        foreach (var code in Codes(500))
        {
            for (var at = 0; at + 1 < code.Length; at++)
            {
                if (code[at] == code[at + 1]) continue;
                Assert.Null(ReferralCode.Read(code[..at] + code[at + 1] + code[at] + code[(at + 2)..]));
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

    [Fact]
    public void A_number_when_its_check_is_a_sign_then_another_is_to_be_taken()
    {
        Assert.Equal("0000000000", ReferralCode.TryMake(0));
        Assert.All([32L, 33, 34, 35], number => Assert.Null(ReferralCode.TryMake(number)));
        Assert.EndsWith("U", ReferralCode.TryMake(36)!, StringComparison.Ordinal);
        // Only 45 bits count.
        Assert.Equal(ReferralCode.TryMake(5), ReferralCode.TryMake(5 | (1L << 45) | long.MinValue));
    }

    private static IEnumerable<string> Codes(int count)
    {
        var random = new Random(11);
        for (var made = 0; made < count;)
        {
            if (ReferralCode.TryMake(random.NextInt64()) is not { } code) continue;
            made++;
            yield return code;
        }
    }
}
