using LoyaltyPoints.Api.Tests.Harness;
using static LoyaltyPoints.Api.Tests.TestClock.ShiftedShop;

namespace LoyaltyPoints.Api.Tests.TestClock;

/// <summary>
/// Worked examples of expiry that others published, lived through: units are earned, spent and lost "now", and the test
/// clock is moved between.
/// </summary>
[Collection(ServerCollection.Name)]
public sealed class PublishedExpiryTests(SharedServer shared) : IAsyncLifetime
{
    private ShiftedShop shop = null!;

    public async Task InitializeAsync() => shop = await OpenAsync(shared.Server);

    public Task DisposeAsync()
    {
        shop.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Square_a_year_through_the_end_of_the_month_so_what_july_6_earned_is_gone_on_august_1()
    {
        // 2020 there; a later year here, since the clock goes forward only.
        var year = (await shop.NowAsync()).Year + 1;
        var program = await shop.CreateProgramAsync(AfterEarning("P12M", "endOfMonth"));
        var member = await shop.EnrolAsync(program);
        await shop.AdvanceToAsync(year, 7, 6);

        var earned = await shop.EarnAsync(member, 10);

        Assert.Equal($"{year + 1}-08-01", Midnight(earned["expiresAt"]!));
        var end = new DateTimeOffset(year + 1, 8, 1, 0, 0, 0, TimeSpan.FromHours(8));
        await shop.AdvanceToAsync(end.AddMinutes(-1));
        Assert.Equal((10, 1), await CountAsync());
        await shop.AdvanceToAsync(end);
        Assert.Equal((0, 0), await CountAsync());
        (await shop.Api.RedeemAsync(member, program, 1)).ExpectProblem(422, "insufficient_units");

        async Task<(long, int)> CountAsync()
        {
            var (available, expiring) = await shop.BalanceAsync(member, program);
            return (available, expiring.Length);
        }
    }

    [Fact]
    public async Task Alpine_iq_first_in_first_out_so_120_take_all_of_january_and_20_of_march()
    {
        var year = (await shop.NowAsync()).Year + 1;
        var program = await shop.CreateProgramAsync(AfterEarning("P12M", "endOfMonth"));
        var member = await shop.EnrolAsync(program);
        await shop.AdvanceToAsync(year, 1, 10);
        await shop.EarnAsync(member, 100);
        await shop.AdvanceToAsync(year, 3, 10);
        await shop.EarnAsync(member, 150);

        (await shop.Api.RedeemAsync(member, program, 120)).Expect(201);

        var (available, expiring) = await shop.BalanceAsync(member, program);
        Assert.Equal(130, available);
        Assert.Equal([($"{year + 1}-04-01", 130L)], expiring);
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task Welcomeback_thirty_days_after_earning_so_20_of_day_1_expire_on_day_31_and_50_are_left()
    {
        // Thirty days of which the day of earning is the first: through day 30, gone on day 31.
        var program = await shop.CreateProgramAsync(AfterEarning("P29D", "endOfDay"));
        var member = await shop.EnrolAsync(program);
        var day1 = (await shop.NowAsync()).Date;
        await shop.EarnAsync(member, 100);
        await shop.AdvanceByAsync("P14D");
        await shop.EarnAsync(member, 50);
        await shop.AdvanceByAsync("P5D");

        (await shop.Api.RedeemAsync(member, program, 80)).Expect(201);

        var (available, expiring) = await shop.BalanceAsync(member, program);
        Assert.Equal(70, available);
        Assert.Equal([($"{day1.AddDays(30):yyyy-MM-dd}", 20L), ($"{day1.AddDays(44):yyyy-MM-dd}", 50L)], expiring);
        await shop.AdvanceByAsync("P10D");
        Assert.Equal(70, (await shop.BalanceAsync(member, program)).Available);
        await shop.AdvanceByAsync("P1D");
        Assert.Equal(50, (await shop.BalanceAsync(member, program)).Available);
        (await shop.Api.RedeemAsync(member, program, 51)).ExpectProblem(422, "insufficient_units");
        // The next write to the account writes down what is so already.
        (await shop.Api.RedeemAsync(member, program, 50)).Expect(201);
        var entries = await shop.Api.AllAsync($"/v1/members/{member}/ledger");
        var expired = Assert.Single(entries, entry => (string)entry["kind"]! == "expiry");
        Assert.Equal(20, (long)expired["units"]!);
        await shop.Api.VerifyAsync(member);
    }

    [Fact]
    public async Task Sylius_loyalty_what_expires_by_march_is_100_and_by_july_300_and_50_never_do()
    {
        var year = (await shop.NowAsync()).Year + 2;
        await shop.AdvanceToAsync(year - 1, 12, 1);
        var program = await shop.CreateProgramAsync(AfterEarning("P1M", "endOfMonth"));
        var member = await shop.EnrolAsync(program);
        await shop.EarnAsync(member, 100);
        await shop.AdvanceToAsync(year - 1, 12, 10);
        await shop.ReviseAsync(program, 2, AfterEarning("P5M", "endOfMonth"));
        await shop.AdvanceToAsync(year - 1, 12, 11);
        await shop.EarnAsync(member, 200);
        await shop.AdvanceToAsync(year - 1, 12, 20);
        await shop.ReviseAsync(program, 3, Never());
        await shop.AdvanceToAsync(year - 1, 12, 21);
        await shop.EarnAsync(member, 50);

        var (available, expiring) = await shop.BalanceAsync(member, program);

        Assert.Equal(350, available);
        Assert.Equal([($"{year}-02-01", 100L), ($"{year}-06-01", 200L)], Sooner($"{year}-07-01"));
        Assert.Equal((100, 300), (Sum($"{year}-03-01"), Sum($"{year}-07-01")));
        await shop.AdvanceToAsync(year, 3, 1);
        Assert.Equal(250, (await shop.BalanceAsync(member, program)).Available);
        await shop.AdvanceToAsync(year, 7, 1);
        Assert.Equal(50, (await shop.BalanceAsync(member, program)).Available);

        (string Day, long Units)[] Sooner(string day) =>
            Array.FindAll(expiring, part => string.CompareOrdinal(part.Day, day) < 0);

        long Sum(string day) => Sooner(day).Sum(part => part.Units);
    }
}
