using CsvHelper;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>The returns that match no earlier sale, as a file for people to look into.</summary>
public static class UnmatchedReport
{
    /// <summary>
    /// One row a line: <c>row</c> in the file, <c>invoice</c>, <c>customer</c>, <c>line</c> (the article), <c>at</c>
    /// (UTC), <c>returned</c> (pieces in the file), <c>unmatched</c> (pieces left over), <c>price</c> (as in the file),
    /// <c>reason</c> (<c>no_earlier_sale</c> or <c>more_than_sold</c>).
    /// </summary>
    public static void Write(TextWriter to, IEnumerable<UnmatchedReturn> unmatched)
    {
        using var csv = CsvWriter.Create(to, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        csv.WriteRecord("row", "invoice", "customer", "line", "at", "returned", "unmatched", "price", "reason");
        foreach (var (line, left, reason) in unmatched)
        {
            csv.WriteField(line.Row);
            csv.WriteField(line.Invoice);
            csv.WriteField(line.Customer);
            csv.WriteField(line.Sku);
            csv.WriteField(line.At.UtcDateTime, "yyyy-MM-dd'T'HH:mm:ss'Z'");
            csv.WriteField(-line.Quantity);
            csv.WriteField(left);
            csv.WriteField(line.UnitPrice);
            csv.WriteField(reason == UnmatchedReason.NoEarlierSale ? "no_earlier_sale" : "more_than_sold");
            csv.EndRecord();
        }
    }
}
