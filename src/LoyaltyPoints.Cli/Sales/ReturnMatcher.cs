namespace LoyaltyPoints.Cli.Sales;

/// <summary>What one return invoice takes back of one order.</summary>
/// <param name="Invoice">The number of the return, e.g. <c>C536379</c>.</param>
/// <param name="At">The earliest time of its lines; never before the order.</param>
/// <param name="Lines">Each line of the order at most once, with the pieces that come back, at least 1.</param>
public sealed record SaleReturn(
    string Invoice, SaleOrder Order, DateTimeOffset At, IReadOnlyList<(string LineId, long Quantity)> Lines);

/// <summary>Pieces of a return that no earlier sale of the file explains.</summary>
/// <param name="Line">The return as it stands in the file.</param>
/// <param name="Quantity">How many of its pieces are left over, at least 1.</param>
/// <param name="Reason">See <see cref="UnmatchedReason"/>.</param>
public sealed record UnmatchedReturn(SaleLine Line, long Quantity, UnmatchedReason Reason);

/// <summary>Why pieces of a return are left over.</summary>
public enum UnmatchedReason
{
    /// <summary>The customer never bought this article, or only later.</summary>
    NoEarlierSale,

    /// <summary>The customer bought it earlier, but fewer pieces than came back in all.</summary>
    MoreThanSold,
}

/// <summary>Finds the order that a return belongs to, in files where returns do not name it.</summary>
public sealed class ReturnMatcher
{
    private readonly Dictionary<(string Customer, string Sku), List<Open>> sales = [];

    private ReturnMatcher(IEnumerable<SaleOrder> orders)
    {
        foreach (var order in orders)
        {
            foreach (var line in order.Lines)
            {
                var key = (order.Customer, line.Sku);
                if (!sales.TryGetValue(key, out var open)) sales[key] = open = [];
                open.Add(new Open(order, line.Id) { Remaining = line.Quantity });
            }
        }
    }

    /// <summary>
    /// Goes through the returns in order of time, then of the file. A line that came back is given to sale lines of the
    /// same customer and article in orders that are not later than its invoice: whole to the newest of which exactly so
    /// many pieces remain, else to the newest first until nothing is left of it or of them. No sale line gives back
    /// more pieces than it sold. Prices play no part: a return may be paid out at another one.
    /// </summary>
    /// <param name="orders">In order of time, see <see cref="SaleOrders.Group"/>.</param>
    /// <param name="cameBack">See <see cref="SortedLines.CameBack"/>, in the order of the file.</param>
    /// <returns>One return for each return invoice and order, in order of time; and what is left over.</returns>
    public static (IReadOnlyList<SaleReturn> Returns, IReadOnlyList<UnmatchedReturn> Unmatched) Match(
        IEnumerable<SaleOrder> orders, IEnumerable<SaleLine> cameBack)
    {
        var matcher = new ReturnMatcher(orders);
        var returns = new List<SaleReturn>();
        var unmatched = new List<UnmatchedReturn>();
        var invoices = cameBack.GroupBy(line => line.Invoice, StringComparer.Ordinal)
            .Select(lines => (Invoice: lines.Key, At: lines.Min(line => line.At), Lines: lines.ToList()));
        foreach (var (invoice, at, lines) in invoices.OrderBy(one => one.At))
        {
            var taken = lines.SelectMany(line => matcher.Take(line, at, unmatched)).ToList();
            returns.AddRange(taken.GroupBy(one => one.Sale.Order.Invoice).Select(one => new SaleReturn(
                invoice, one.First().Sale.Order, at,
                [.. one.GroupBy(x => x.Sale.LineId).Select(x => (x.Key, x.Sum(piece => piece.Quantity)))])));
        }

        return (returns, unmatched);
    }

    private List<(Open Sale, long Quantity)> Take(SaleLine line, DateTimeOffset at, List<UnmatchedReturn> unmatched)
    {
        var left = -line.Quantity;
        var taken = new List<(Open, long)>();
        var earlier = sales.GetValueOrDefault((line.Customer, line.Sku), []).FindAll(sale => sale.Order.At <= at);
        var whole = earlier.FindLast(sale => sale.Remaining == left);
        foreach (var sale in whole is null ? Enumerable.Reverse(earlier) : [whole])
        {
            var quantity = Math.Min(left, sale.Remaining);
            if (quantity == 0) continue;
            sale.Remaining -= quantity;
            left -= quantity;
            taken.Add((sale, quantity));
        }

        if (left > 0)
        {
            unmatched.Add(new UnmatchedReturn(line, left,
                earlier.Count == 0 ? UnmatchedReason.NoEarlierSale : UnmatchedReason.MoreThanSold));
        }

        return taken;
    }

    private sealed class Open(SaleOrder order, string lineId)
    {
        public SaleOrder Order => order;

        public string LineId => lineId;

        public required long Remaining { get; set; }
    }
}
