using LoyaltyPoints.Cli.Sales;
using static LoyaltyPoints.Api.Tests.Cli.SalesText;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class ReturnMatcherTests
{
    /// <summary>
    /// Sales and returns as <see cref="Lines"/> writes them, then what must come out: <c>C9/1:1x2,2x5</c> takes 2
    /// pieces of line 1 and 5 of line 2 of invoice 1; <c>C9 mug 3 left</c> is what no sale explains.
    /// </summary>
    [Theory]
    [InlineData("whole line", "1 mug 2 1; C9 mug -2 5", "C9/1:1x2")]
    [InlineData("part of a line", "1 mug 5 1; C9 mug -2 5", "C9/1:1x2")]
    [InlineData("the newest of two", "1 mug 2 1; 2 mug 2 2; C9 mug -2 5", "C9/2:1x2")]
    [InlineData("the newest of one invoice is its last line", "1 mug 2 1; 1 mug 2 1; C9 mug -2 5", "C9/1:2x2")]
    [InlineData("the same quantity before a newer one", "1 mug 2 1; 2 mug 5 2; C9 mug -2 5", "C9/1:1x2")]
    [InlineData("what remains counts, not what was sold",
        "1 mug 2 1; 2 mug 5 2; C8 mug -3 4; C9 mug -2 5", "C8/2:1x3; C9/2:1x2")]
    [InlineData("over several sales, newest first", "1 mug 4 1; 2 mug 5 2; C9 mug -7 5", "C9/2:1x5; C9/1:1x2")]
    [InlineData("over two lines of one sale", "1 mug 4 1; 1 mug 5 1; C9 mug -7 5", "C9/1:2x5,1x2")]
    [InlineData("a sale on the same day may be meant", "1 mug 2 5; C9 mug -2 5", "C9/1:1x2")]
    [InlineData("a later sale is never meant", "C9 mug -2 5; 1 mug 2 6", "C9 mug 2 left NoEarlierSale")]
    [InlineData("more than was sold", "1 mug 2 1; C9 mug -5 5", "C9/1:1x2; C9 mug 3 left MoreThanSold")]
    [InlineData("nothing comes back twice",
        "1 mug 2 1; C8 mug -2 4; C9 mug -1 5", "C8/1:1x2; C9 mug 1 left MoreThanSold")]
    [InlineData("of another customer", "1 mug 2 1; C9 mug -2 5 1 bob", "C9 mug 2 left NoEarlierSale")]
    [InlineData("of another article, also by case only", "1 mug 2 1; C9 Mug -2 5", "C9 Mug 2 left NoEarlierSale")]
    [InlineData("a discount", "1 mug 2 1; C9 D -1 5 27.5", "C9 D 1 left NoEarlierSale")]
    [InlineData("at another price", "1 mug 2 1 5.00; C9 mug -2 5 9.99", "C9/1:1x2")]
    [InlineData("two lines of one return to one line", "1 mug 9 1; C9 mug -2 5; C9 mug -3 5", "C9/1:1x5")]
    [InlineData("one return of two articles", "1 mug 2 1; 1 cup 1 1; C9 mug -2 5; C9 cup -1 5", "C9/1:1x2,2x1")]
    [InlineData("one return of two orders", "1 mug 2 1; 2 cup 1 2; C9 mug -2 5; C9 cup -1 5", "C9/1:1x2; C9/2:1x1")]
    [InlineData("in order of time, not of the file",
        "1 mug 2 1; C9 mug -1 6; C8 mug -2 5", "C8/1:1x2; C9 mug 1 left MoreThanSold")]
    public void A_return_finds_its_sale(string why, string file, string expected)
    {
        var sorted = SortedLines.Of(Lines(file.Split("; ")), "C");
        var orders = SaleOrders.Group(sorted.Sold, 2, out _);
        var (returns, unmatched) = ReturnMatcher.Match(orders, sorted.CameBack);
        var found = returns
            .Select(one => $"{one.Invoice}/{one.Order.Invoice}:"
                + string.Join(',', one.Lines.Select(line => $"{line.LineId}x{line.Quantity}")))
            .Concat(unmatched.Select(one => $"{one.Line.Invoice} {one.Line.Sku} {one.Quantity} left {one.Reason}"));
        Assert.Equal($"{why}: {expected}", $"{why}: {string.Join("; ", found)}");
    }
}
