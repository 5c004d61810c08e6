using LoyaltyPoints.Api.Features.Vouchers;
using LoyaltyPoints.Api.Tests.Support;

namespace LoyaltyPoints.Api.Tests.Security;

public sealed class CodeGuessesTests
{
    [Fact]
    public void Too_many_codes_name_nothing_then_the_key_waits_its_turn_and_others_do_not()
    {
        var time = new ManualTime();
        var guesses = new CodeGuesses(new VoucherOptions { MissesPerMinute = 4 }, time);
        for (var miss = 0; miss < 4; miss++)
        {
            Assert.Null(guesses.Refuse("a"));
            Assert.Null(guesses.Miss("a"));
        }

        Assert.Equal((429, 15), (guesses.Refuse("a")!.Code.Status, guesses.Refuse("a")!.RetryAfterSeconds));
        Assert.NotNull(guesses.Miss("a"));
        Assert.Null(guesses.Refuse("b"));

        time.Advance(TimeSpan.FromSeconds(14));
        Assert.Equal(1, guesses.Refuse("a")!.RetryAfterSeconds);
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(guesses.Miss("a"));
        Assert.NotNull(guesses.Refuse("a"));
        time.Advance(TimeSpan.FromMinutes(10));
        for (var miss = 0; miss < 4; miss++) Assert.Null(guesses.Miss("a"));
        Assert.NotNull(guesses.Miss("a"));
    }
}
