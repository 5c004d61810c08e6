using LoyaltyPoints.Cli.Replay;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>The shop's year as it is read, before anything is sent.</summary>
public sealed class RetailFileTests
{
    [RetailFact]
    public void The_file_is_the_one_that_is_described()
    {
        var oracle = RetailOracle.Read(RetailFactAttribute.File);
        var priced = oracle.Sold.Where(line => line.Price > 0).ToList();
        Assert.Equal(397_884, priced.Count);
        Assert.Equal(4_338, priced.Select(line => line.Customer).Distinct().Count());
        Assert.Equal(18_532, priced.Select(line => line.Invoice).Distinct().Count());
        Assert.Equal(8_911_407.90m, Math.Round(priced.Sum(line => line.Quantity * line.Price), 2));
        // Four invoices, one of them a customer's only one, are gifts and nothing else.
        Assert.Equal((18_536, 4_339), (oracle.Orders.Count, oracle.Members.Count));
        // The two good returns that the file's makers point out.
        Assert.Equal(74_215, oracle.Returns["C541433/541431"]);
        Assert.Equal(80_995, oracle.Returns["C581484/581483"]);
        Assert.All(oracle.Sold, line => Assert.InRange(line.Left, 0, line.Quantity));
    }

    [RetailFact]
    public void What_will_be_sent_is_what_the_file_says_order_by_order()
    {
        var oracle = RetailOracle.Read(RetailFactAttribute.File);
        var content = RetailFile.Content();
        var orders = content.Plan.Steps.Where(step => step.Return is null).Select(step => step.Order);
        var returns = content.Plan.Steps.Select(step => step.Return).OfType<SaleReturn>();
        Assert.Equal(
            oracle.Orders.Select(pair => (pair.Key, pair.Value.Customer, pair.Value.Units)).Order(),
            orders.Select(order => (order.Invoice, order.Customer, order.Total / 100)).Order());
        Assert.Equal(
            oracle.Returns.Select(pair => (pair.Key, pair.Value)).Order(),
            returns.Select(one => ($"{one.Invoice}/{one.Order.Invoice}", one.Lines.Sum(line => line.Quantity)))
                .Order());
        Assert.Equal(oracle.UnmatchedLines, content.Unmatched.Count);
        Assert.Equal(oracle.UnmatchedPieces, content.Unmatched.Sum(one => one.Quantity));
        Assert.Equal(541_909, content.Lines.Sold.Count + content.Lines.CameBack.Count + content.Lines.WithoutCustomer);
        Assert.Empty(content.Lines.NeitherNor);
    }

    [RetailFact]
    public void No_line_gives_back_more_than_it_sold_and_none_before_it_was_sold()
    {
        var left = new Dictionary<(string, string), long>();
        foreach (var step in RetailFile.Content().Plan.Steps)
        {
            if (step.Return is not { } back)
            {
                foreach (var line in step.Order.Lines) left[(step.Order.Invoice, line.Id)] = line.Quantity;
                continue;
            }

            foreach (var (lineId, quantity) in back.Lines)
                Assert.True((left[(back.Order.Invoice, lineId)] -= quantity) >= 0);
        }
    }
}
