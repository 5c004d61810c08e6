namespace LoyaltyPoints.Cli.Sales;

/// <summary>What one customer bought on one invoice. Money is in the smallest part of the file's currency.</summary>
/// <param name="At">The earliest time of its lines: a till may take a minute to ring up.</param>
/// <param name="Lines">In the order of the file, at least 1.</param>
public sealed record SaleOrder(
    string Invoice, string Customer, DateTimeOffset At, string? Store, IReadOnlyList<SaleOrderLine> Lines)
{
    /// <summary>Sum of the lines.</summary>
    public long Total { get; } = Lines.Sum(line => line.Amount);
}

/// <summary>One line of an order.</summary>
/// <param name="Id">1, 2, 3... within its order: an article may stand in several lines.</param>
/// <param name="Quantity">At least 1.</param>
/// <param name="Amount">What all pieces cost together, 0 or more.</param>
public sealed record SaleOrderLine(string Id, string Sku, string? Category, long Quantity, long Amount);

/// <summary>Makes orders of lines.</summary>
public static class SaleOrders
{
    /// <summary>The interface takes so many lines a purchase.</summary>
    public const int MostLines = 1_000;

    /// <summary>Groups by invoice.</summary>
    /// <param name="sold">Lines of customers, see <see cref="SortedLines.Sold"/>, in the order of the file.</param>
    /// <param name="digits">Decimal digits of the currency.</param>
    /// <param name="faults">
    /// Invoices that cannot be sent as one purchase: of two customers, or of more than <see cref="MostLines"/> lines.
    /// They are not split: which half would a return refer to?
    /// </param>
    /// <returns>In order of time, then of the file.</returns>
    public static IReadOnlyList<SaleOrder> Group(
        IEnumerable<SaleLine> sold, int digits, out IReadOnlyList<RowFault> faults)
    {
        var orders = new List<SaleOrder>();
        var found = new List<RowFault>();
        foreach (var invoice in sold.GroupBy(line => line.Invoice, StringComparer.Ordinal))
        {
            var lines = invoice.ToList();
            var first = lines[0];
            if (lines.Count > MostLines)
            {
                found.Add(new RowFault(first.Row,
                    $"Invoice {invoice.Key} has {lines.Count} lines, most is {MostLines}."));
            }

            if (lines.Find(line => line.Customer != first.Customer) is { } other)
            {
                found.Add(new RowFault(other.Row,
                    $"Invoice {invoice.Key} is of customer {first.Customer} and of {other.Customer}."));
            }

            orders.Add(new SaleOrder(invoice.Key, first.Customer, lines.Min(line => line.At), first.Store,
                [.. lines.Select((line, index) => new SaleOrderLine((index + 1).ToString(), line.Sku, line.Category,
                    line.Quantity, Money.Amount(line.Quantity, line.UnitPrice, digits)))]));
        }

        faults = found;
        return [.. orders.OrderBy(order => order.At)];
    }
}
