using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Tests.Ledger;

public sealed class ReturnPieceTests
{
    private static readonly Order Basket = new()
    {
        OccurredAt = Book.Day(1), Source = "pos", Currency = "CNY", Total = 170, Shipping = 20,
        Lines =
        [
            new OrderLine { Id = "a", Quantity = 3, Amount = 100 },
            new OrderLine { Id = "b", Quantity = 1, Amount = 50 },
        ],
    };

    [Fact]
    public void Pieces_without_an_amount_then_their_shares_add_up_to_the_line()
    {
        var returned = Returned.Nothing;
        long[] after = [33, 66, 100];
        foreach (var amount in after)
        {
            returned = Add(returned, Lines(("a", 1, null)));
            Assert.Equal(amount, returned.Lines["a"].Amount);
        }

        Assert.Equal(70, returned.Remaining(Basket));
    }

    [Fact]
    public void A_line_named_twice_then_both_count()
    {
        var returned = Add(Returned.Nothing, Lines(("a", 1, null), ("a", 2, null)));

        Assert.Equal(new ReturnedLine(3, 100), returned.Lines["a"]);
    }

    [Theory]
    [InlineData("a", 4L, null, "/lines/0/quantity")]
    [InlineData("a", 1L, 101L, "/lines/0/amount")]
    [InlineData("c", 1L, null, "/lines/0/lineId")]
    public void More_of_a_line_than_remains_then_the_place_is_named(
        string id, long? quantity, long? amount, string place)
    {
        var (total, refusal) = Lines((id, quantity, amount)).AddTo(Returned.Nothing, Basket);

        Assert.Null(total);
        Assert.Equal("return_exceeds_purchase", refusal!.Code);
        Assert.Equal(place, Assert.Single(refusal.Faults).Pointer);
    }

    [Fact]
    public void Several_lines_too_much_then_every_one_is_named()
    {
        var (_, refusal) = Lines(("a", 4, null), ("c", 1, null), ("b", 2, 51))
            .AddTo(Returned.Nothing, Basket);

        Assert.Equal(
            ["/lines/0/quantity", "/lines/1/lineId", "/lines/2/quantity", "/lines/2/amount"],
            refusal!.Faults.Select(fault => fault.Pointer));
    }

    [Theory]
    [InlineData(170, null)]
    [InlineData(171, "/amount")]
    public void An_amount_then_it_may_take_all_with_the_shipping_and_no_more(long amount, string? place)
    {
        var (total, refusal) = new ReturnPiece(null, amount).AddTo(Returned.Nothing, Basket);

        Assert.Equal(place, refusal?.Faults[0].Pointer);
        Assert.Equal(place is null ? 0 : null, total?.Remaining(Basket));
    }

    [Fact]
    public void Lines_after_an_amount_then_they_bring_back_no_more_than_remains_together_or_apart()
    {
        var before = Add(Returned.Nothing, new ReturnPiece(null, 100));

        var together = Add(before, Lines(("a", 3, null), ("b", 1, null)));
        var apart = Add(Add(before, Lines(("a", 3, null))), Lines(("b", 1, null)));

        Assert.Equal(0, together.Remaining(Basket));
        Assert.Equal(apart.Lines, together.Lines);
    }

    private static Returned Add(Returned before, ReturnPiece piece)
    {
        var (total, refusal) = piece.AddTo(before, Basket);
        Assert.Null(refusal);
        return total!;
    }

    private static ReturnPiece Lines(params (string Id, long? Quantity, long? Amount)[] lines) =>
        new([.. lines.Select(line => new ReturnPieceLine(line.Id, line.Quantity, line.Amount))], null);
}
