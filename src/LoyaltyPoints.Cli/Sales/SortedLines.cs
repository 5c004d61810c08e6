namespace LoyaltyPoints.Cli.Sales;

/// <summary>The lines of a file, told apart.</summary>
/// <param name="Sold">Of a customer, at least one piece, price 0 or more: gifts and postage are lines as well.</param>
/// <param name="CameBack">Of a customer, on an invoice with the prefix of returns, less than 0 pieces.</param>
/// <param name="WithoutCustomer">Nobody can earn for them.</param>
/// <param name="NeitherNor">
/// Of a customer, but neither sold nor returned: pieces below 1 without the prefix (stock written off), pieces of 0 or
/// more with it, a price below 0.
/// </param>
public sealed record SortedLines(
    IReadOnlyList<SaleLine> Sold,
    IReadOnlyList<SaleLine> CameBack,
    int WithoutCustomer,
    IReadOnlyList<SaleLine> NeitherNor)
{
    /// <param name="lines">In the order of the file, which is kept.</param>
    /// <param name="returnsPrefix">What the invoices of returns start with; null where the file has none.</param>
    public static SortedLines Of(IEnumerable<SaleLine> lines, string? returnsPrefix)
    {
        var (sold, cameBack, neitherNor, withoutCustomer) =
            (new List<SaleLine>(), new List<SaleLine>(), new List<SaleLine>(), 0);
        foreach (var line in lines)
        {
            var isReturn = returnsPrefix is not null
                && line.Invoice.StartsWith(returnsPrefix, StringComparison.Ordinal);
            if (line.Customer.Length == 0) withoutCustomer++;
            else if (isReturn && line.Quantity < 0) cameBack.Add(line);
            else if (!isReturn && line is { Quantity: > 0, UnitPrice: >= 0 }) sold.Add(line);
            else neitherNor.Add(line);
        }

        return new SortedLines(sold, cameBack, withoutCustomer, neitherNor);
    }
}
