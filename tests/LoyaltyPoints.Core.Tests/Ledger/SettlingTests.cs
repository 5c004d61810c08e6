using LoyaltyPoints.Core.Ledger;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class SettlingTests
{
    [Theory]
    [InlineData(19, 5)]
    [InlineData(20, 0)]
    [InlineData(21, 0)]
    public void A_lot_then_it_is_there_until_its_expiry_and_not_at_it(int day, long available)
    {
        var book = new Book().Earn(1, 5, Until(20));

        Assert.Equal(available, book.AvailableOn(day));
        Assert.Equal(available == 0 ? null : 5, book.Spend(day, 5)?.Sum(part => part.Units));
    }

    [Fact]
    public void Expiry_then_it_is_written_with_the_next_posting_and_once()
    {
        var book = new Book().Earn(1, 5, Until(20));

        book.Settle(25);
        book.Settle(26);

        Assert.Equal(["Expiry Available>Expired 5"], book.Movements(skip: 1));
        Assert.Empty(book.Account.Lots);
        Assert.Null(book.Verify());
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(25, 20)]
    public void A_lot_that_expires_before_it_matures_then_it_never_becomes_available(int matures, int expires)
    {
        var book = new Book().Earn(1, 5, Between(matures, expires));

        book.Settle(40);

        Assert.Equal(["Expiry Pending>Expired 5"], book.Movements(skip: 1));
    }

    [Fact]
    public void Earned_late_into_an_expired_lot_then_it_expires_at_once()
    {
        var book = new Book().Earn(30, 5, Until(20));

        Assert.Equal(["Accrual Issued>Available 5", "Expiry Available>Expired 5"], book.Movements());
        Assert.Equal(5, book.Account.LifetimeEarned);
    }

    [Fact]
    public void Settled_in_any_steps_then_the_balance_is_that_of_asking_as_of()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var book = new Book();
            for (var lot = 0; lot < 8; lot++)
            {
                var matures = random.Next(3) == 0 ? random.Next(2, 40) : 0;
                var expires = random.Next(4) == 0 ? Instant.Never : Day(random.Next(2, 60));
                book.Earn(1, random.Next(1, 50), new LotKey(matures == 0 ? Instant.Beginning : Day(matures), expires));
            }

            if (random.Next(2) == 0) book.Clawback(1, random.Next(1, 300), Forever, mayGoNegative: true);
            var start = book.Account;
            for (var day = 2; day < 62; day += random.Next(1, 15))
            {
                book.Settle(day);
                Assert.True(start.LotsAt(Day(day)).Lots.SequenceEqual(book.Account.Lots), $"seed {seed}, day {day}");
                Assert.Equal(start.BalanceAt(Day(day)), book.Account.BalanceAt(Day(day)));
            }

            Assert.Null(book.Verify());
        }
    }
}
