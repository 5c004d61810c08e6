namespace LoyaltyPoints.Cli.Sales;

/// <summary>One row of a file of sales, as it stands there: nothing is judged yet.</summary>
/// <param name="Row">1 for the first row below the header.</param>
/// <param name="Invoice">The shop's number of the sale or the return; never empty.</param>
/// <param name="Sku">The article; compared byte by byte, so <c>85123a</c> is not <c>85123A</c>.</param>
/// <param name="Quantity">Whole pieces; negative where goods came back.</param>
/// <param name="At">The instant, taken from the shop's local time.</param>
/// <param name="UnitPrice">Price of one piece in whole currency units (pounds, not pence).</param>
/// <param name="Customer">The shop's number of the customer; empty where it does not know one.</param>
/// <param name="Category">Null where no column is mapped to it or the cell is empty.</param>
/// <param name="Store">Null where no column is mapped to it or the cell is empty.</param>
public sealed record SaleLine(
    int Row,
    string Invoice,
    string Sku,
    long Quantity,
    DateTimeOffset At,
    decimal UnitPrice,
    string Customer,
    string? Category = null,
    string? Store = null);

/// <summary>One thing that is wrong with a file of sales.</summary>
/// <param name="Row">1 for the first row below the header; 0 for the header itself.</param>
/// <param name="Detail">A sentence for people: what is wrong and what would be right.</param>
public sealed record RowFault(int Row, string Detail);
