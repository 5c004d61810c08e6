using LoyaltyPoints.Core.Ledger;
using static LoyaltyPoints.Core.Tests.Ledger.Book;

namespace LoyaltyPoints.Core.Tests.Ledger;

/// <summary>What goes from one record of a person to the other, and back.</summary>
public sealed class MergeTests
{
    [Fact]
    public void All_units_go_then_pending_ones_and_expiries_go_along()
    {
        var (from, into) = (new Book().Earn(1, 5, Until(20)).Earn(1, 7, Between(9, 30)), new Book());

        Move(from, into, 2);

        Assert.Empty(from.Account.Lots);
        Assert.Equal([new Lot(Until(20), 0, 5), new Lot(Between(9, 30), 7, 0)], into.Account.Lots);
        Assert.Equal(["Merge Available>Transferred 5", "Merge Pending>Transferred 7"], from.Movements(skip: 2));
        Assert.Equal(["Merge Transferred>Available 5", "Merge Transferred>Pending 7"], into.Movements());
        Assert.Equal((null, null), (from.Verify(), into.Verify()));
    }

    [Fact]
    public void One_record_is_in_debt_then_the_units_of_the_other_repay_it()
    {
        var from = new Book().Earn(1, 10, Forever);
        from.Spend(2, 6);
        from.Clawback(3, 10, Forever, mayGoNegative: true);
        var into = new Book().Earn(1, 20, Until(40));

        Move(from, into, 4);

        Assert.Equal((0, 14), (from.AvailableOn(4), into.AvailableOn(4)));
        Assert.Equal((null, null), (from.Verify(), into.Verify()));
    }

    [Theory]
    [InlineData(0, 15, 10)]
    [InlineData(3, 15, 7)]
    [InlineData(12, 13, 0)]
    [InlineData(25, 0, 0)]
    public void It_is_undone_then_as_many_go_back_as_came_or_are_left_of_the_lot(long spent, long back, long kept)
    {
        var (from, into) = (new Book().Earn(1, 15, Until(30)), new Book().Earn(1, 10, Until(20)));
        var moved = Move(from, into, 2);
        if (spent > 0) Assert.NotNull(into.Spend(3, spent));

        var sent = into.Post(4, posting => posting.SendBack(moved));
        from.Post(4, posting =>
        {
            posting.TakeIn(sent, Instant.Never);
            return 0;
        });

        Assert.Equal((back, kept), (from.AvailableOn(4), into.AvailableOn(4)));
        Assert.Equal((null, null), (from.Verify(), into.Verify()));
    }

    private static IReadOnlyList<Lot> Move(Book from, Book into, int day)
    {
        var sent = from.Post(day, posting => posting.SendAll());
        return into.Post(day, posting =>
        {
            posting.TakeIn(sent, Instant.Never);
            return sent;
        });
    }
}
