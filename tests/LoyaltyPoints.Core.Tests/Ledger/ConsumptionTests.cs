using LoyaltyPoints.Core.Ledger;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class ConsumptionTests
{
    [Fact]
    public void Spent_then_the_soonest_expiry_goes_first_and_never_goes_last()
    {
        var book = new Book().Earn(1, 5, Forever).Earn(1, 5, Until(30)).Earn(1, 5, Until(20)).Earn(1, 5, Until(40));

        var spent = book.Spend(2, 17)!;

        Assert.Equal(
            [new(Until(20), 5), new(Until(30), 5), new(Until(40), 5), new(Forever, 2)],
            spent);
        Assert.Equal([new Lot(Forever, 0, 3)], book.Account.Lots);
    }

    [Fact]
    public void Spent_with_equal_expiry_then_what_matured_earlier_goes_first()
    {
        var book = new Book().Earn(1, 5, Between(4, 30)).Earn(1, 5, Between(3, 30)).Earn(1, 5, Until(30));

        Assert.Equal([new(Until(30), 5), new(Between(3, 30), 5), new(Between(4, 30), 1)], book.Spend(5, 11)!);
    }

    [Fact]
    public void Earned_twice_with_the_same_key_then_it_is_one_lot()
    {
        var book = new Book().Earn(1, 5, Until(30)).Earn(2, 6, Until(30));

        Assert.Equal([new Lot(Until(30), 0, 11)], book.Account.Lots);
        Assert.Equal([new(Until(30), 7)], book.Spend(3, 7)!);
    }

    [Fact]
    public void Earned_daily_for_years_then_the_lots_stay_within_one_expiry_period()
    {
        var book = new Book();
        for (var day = 0; day < 1000; day++) book.Earn(day, 1, Until(day + 366));

        Assert.Equal(366, book.Account.Lots.Count);
        Assert.Null(book.Verify());
    }

    [Theory]
    [InlineData(10, 10, true)]
    [InlineData(10, 11, false)]
    [InlineData(0, 1, false)]
    public void Spent_then_never_more_than_is_available(long earned, long asked, bool succeeds)
    {
        var book = earned > 0 ? new Book().Earn(1, earned, Forever) : new Book();

        var spent = book.Spend(2, asked);

        Assert.Equal(succeeds, spent is not null);
        Assert.Equal(succeeds ? 0 : earned, book.AvailableOn(2));
    }

    [Fact]
    public void Asked_for_too_much_then_nothing_is_written()
    {
        var book = new Book().Earn(1, 5, Forever);
        var before = book.Account;

        Assert.Null(book.Spend(2, 6));

        Assert.Same(before, book.Account);
    }

    [Fact]
    public void Pending_units_then_they_cannot_be_spent_until_they_mature()
    {
        var book = new Book().Earn(1, 5, Between(10, 30));

        Assert.Equal(new Balance(0, 5, 0), book.Account.BalanceAt(Day(9)));
        Assert.Null(book.Spend(9, 1));
        Assert.NotNull(book.Spend(10, 5));
    }

    [Fact]
    public void Overflow_of_one_lot_then_it_is_an_error_and_the_account_is_what_it_was()
    {
        var book = new Book().Earn(1, long.MaxValue, Forever);

        Assert.Throws<OverflowException>(() => book.Earn(2, 1, Forever));

        Assert.Equal(long.MaxValue, book.AvailableOn(2));
        Assert.Null(book.Verify());
    }

    [Fact]
    public void Overflow_over_two_lots_then_the_balance_says_so_before_anything_is_recorded()
    {
        var account = new Book().Earn(1, long.MaxValue, Forever).Account;
        var posting = new Posting(account, Guid.Empty, Day(2), new IdGenerator().At(Day(2)));
        posting.Adjust(1, Until(30));

        Assert.Throws<OverflowException>(() => posting.Balance);
    }
}
