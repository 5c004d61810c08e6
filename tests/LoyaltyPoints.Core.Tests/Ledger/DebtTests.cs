using LoyaltyPoints.Core.Ledger;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class DebtTests
{
    [Fact]
    public void A_clawback_then_it_takes_from_the_lot_of_its_purchase_before_any_other()
    {
        var book = new Book().Earn(1, 5, Until(20)).Earn(1, 5, Until(30));

        Assert.Equal(5, book.Clawback(2, 5, Until(30)));

        Assert.Equal([new Lot(Until(20), 0, 5)], book.Account.Lots);
    }

    [Fact]
    public void A_clawback_of_pending_units_then_it_takes_them_from_pending()
    {
        var book = new Book().Earn(1, 5, Between(10, 30));

        Assert.Equal(3, book.Clawback(2, 3, Between(10, 30)));

        Assert.Equal([new Lot(Between(10, 30), 2, 0)], book.Account.Lots);
        Assert.Equal(["Clawback Pending>Revoked 3"], book.Movements(skip: 1));
    }

    [Theory]
    [InlineData(false, 4, 0)]
    [InlineData(true, 10, -6)]
    public void A_clawback_of_more_than_there_is_then_the_program_decides(bool mayGoNegative, long taken, long left)
    {
        var book = new Book().Earn(1, 10, Forever);
        book.Spend(2, 6);

        Assert.Equal(taken, book.Clawback(3, 10, Forever, mayGoNegative));

        Assert.Equal(left, book.AvailableOn(3));
        Assert.Equal(10 - taken, book.Account.LifetimeEarned);
        Assert.Null(book.Verify());
    }

    [Fact]
    public void Debt_then_new_units_repay_it_before_they_can_be_spent()
    {
        var book = InDebt(6);

        book.Earn(4, 10, Until(30));

        Assert.Equal(4, book.AvailableOn(4));
        Assert.Equal(
            ["Accrual Issued>Available 10", "DebtRepayment Available>Revoked 6", "DebtRepayment Revoked>Available 6"],
            book.Movements(book.Entries.Count - 3));
        Assert.Null(book.Verify());
    }

    [Fact]
    public void Debt_then_it_is_repaid_part_by_part_and_never_expires()
    {
        var book = InDebt(6);

        book.Earn(4, 2, Until(30));
        Assert.Equal(-4, book.AvailableOn(5000));
        book.Earn(5, 3, Until(30));
        book.Earn(6, 3, Until(30));

        Assert.Equal([new Lot(Until(30), 0, 2)], book.Account.Lots);
    }

    [Fact]
    public void Debt_and_units_that_mature_later_then_they_repay_it_when_they_do()
    {
        var book = InDebt(6);
        book.Earn(4, 10, Between(10, 30));

        Assert.Equal(new Balance(-6, 10, 0), book.Account.BalanceAt(Day(9)));
        Assert.Equal(new Balance(4, 0, 0), book.Account.BalanceAt(Day(10)));
        book.Settle(10);
        Assert.Equal([new Lot(Between(10, 30), 0, 4)], book.Account.Lots);
        Assert.Null(book.Verify());
    }

    [Fact]
    public void Debt_deepens_then_there_is_still_one_lot_of_it()
    {
        var book = InDebt(6);

        book.Clawback(4, 5, Forever, mayGoNegative: true);

        Assert.Equal([new Lot(LotKey.Debt, 0, -11)], book.Account.Lots);
        Assert.Null(book.Spend(5, 1));
    }

    [Fact]
    public void Units_that_come_back_then_they_repay_debt_first()
    {
        var book = InDebt(6);

        book.Restore(4, new Allocation(Forever, 6));

        Assert.Empty(book.Account.Lots);
        Assert.Null(book.Verify());
    }

    [Fact]
    public void Expired_units_that_come_back_then_they_expire_and_repay_no_debt()
    {
        var book = new Book().Earn(1, 10, Until(20));
        var spent = book.Spend(2, 10)!;
        book.Clawback(3, 6, Forever, mayGoNegative: true);

        book.Restore(25, spent);

        Assert.Equal(-6, book.AvailableOn(25));
        Assert.Equal(
            ["Reversal Redeemed>Available 10", "Expiry Available>Expired 10"], book.Movements(book.Entries.Count - 2));
        Assert.Null(book.Verify());
    }

    [Fact]
    public void Units_earned_too_late_to_be_spent_then_they_repay_no_debt()
    {
        var book = InDebt(6);

        book.Earn(30, 10, Until(20));

        Assert.Equal(-6, book.AvailableOn(30));
    }

    [Fact]
    public void Restored_into_lots_of_which_some_expired_then_only_the_rest_is_there()
    {
        var book = new Book().Earn(1, 5, Until(20)).Earn(1, 5, Until(40));
        var spent = book.Spend(2, 10)!;

        book.Restore(25, spent);

        Assert.Equal([new Lot(Until(40), 0, 5)], book.Account.Lots);
        Assert.Null(book.Verify());
    }

    private static Book InDebt(long units)
    {
        var book = new Book().Earn(1, units, Forever);
        book.Spend(2, units);
        book.Clawback(3, units, Forever, mayGoNegative: true);
        return book;
    }
}
