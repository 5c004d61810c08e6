using LoyaltyPoints.Cli.Sales;
using static LoyaltyPoints.Api.Tests.Cli.SalesText;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class SaleOrdersTests
{
    [Theory]
    [InlineData(3, "2.55", "GBP", 765)]
    [InlineData(1, "0.001", "GBP", 0)]
    [InlineData(5, "0.001", "GBP", 1)] // half a penny goes up
    [InlineData(1, "0.125", "GBP", 13)]
    [InlineData(3, "0.335", "GBP", 101)] // rounded once for all pieces: 1.005, not three times 0.34
    [InlineData(2, "1250.5", "JPY", 2501)]
    [InlineData(1, "1250.5", "JPY", 1251)]
    [InlineData(1, "0.0005", "KWD", 1)]
    [InlineData(80995, "2.08", "GBP", 16846960)]
    public void An_amount_is_rounded_once_and_half_away_from_zero(
        long quantity, string price, string currency, long amount) =>
        Assert.Equal(amount, Money.Amount(quantity, decimal.Parse(price), Money.DigitsOf(currency)));

    [Theory]
    [InlineData("100 mug 2 1", "sold")]
    [InlineData("100 mug 2 1 0", "sold")]
    [InlineData("100 POST 1 1 18", "sold")]
    [InlineData("C100 mug -2 1", "back")]
    [InlineData("C100 D -1 1 27.5", "back")]
    [InlineData("100 mug -2 1 0", "neither")]
    [InlineData("100 mug 0 1", "neither")]
    [InlineData("C100 mug 2 1", "neither")]
    [InlineData("A100 B 1 1 -11062.06", "neither")]
    [InlineData("100 mug 2 1 1 ", "nobody")]
    [InlineData("C100 mug -2 1 1 ", "nobody")]
    public void Each_line_is_one_of_four_things(string line, string what)
    {
        var sorted = SortedLines.Of(Lines(line), "C");
        Assert.Equal(what == "sold" ? 1 : 0, sorted.Sold.Count);
        Assert.Equal(what == "back" ? 1 : 0, sorted.CameBack.Count);
        Assert.Equal(what == "neither" ? 1 : 0, sorted.NeitherNor.Count);
        Assert.Equal(what == "nobody" ? 1 : 0, sorted.WithoutCustomer);
    }

    [Fact]
    public void Without_a_prefix_no_line_is_a_return() =>
        Assert.Single(SortedLines.Of(Lines("C100 mug -2 1"), null).NeitherNor);

    [Fact]
    public void Lines_of_an_invoice_are_one_order_at_its_earliest_time_with_numbered_lines()
    {
        var orders = SaleOrders.Group(Lines("2 mug 1 9 2.50", "1 cup 3 8 1", "2 mug 4 8 0.25"), 2, out var faults);
        Assert.Empty(faults);
        Assert.Equal(["2", "1"], orders.Select(order => order.Invoice));
        Assert.Equal(8, orders[0].At.Day);
        Assert.Equal(350, orders[0].Total);
        Assert.Equal(
            [new SaleOrderLine("1", "mug", null, 1, 250), new SaleOrderLine("2", "mug", null, 4, 100)],
            orders[0].Lines);
    }

    [Fact]
    public void An_invoice_of_two_customers_is_refused()
    {
        SaleOrders.Group(Lines("1 mug 1 9", "1 cup 1 9 1 bob"), 2, out var faults);
        Assert.Equal([new RowFault(2, "Invoice 1 is of customer ann and of bob.")], faults);
    }

    [Theory]
    [InlineData(SaleOrders.MostLines, 0)]
    [InlineData(SaleOrders.MostLines + 1, 1)]
    public void An_invoice_of_more_lines_than_the_service_takes_is_refused(int lines, int expected)
    {
        SaleOrders.Group(Lines([.. Enumerable.Repeat("1 mug 1 9", lines)]), 2, out var faults);
        Assert.Equal(expected, faults.Count);
    }
}
