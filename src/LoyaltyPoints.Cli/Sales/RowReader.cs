using System.Globalization;
using CsvHelper;

namespace LoyaltyPoints.Cli.Sales;

/// <summary>Reads the row on which a CSV reader stands.</summary>
internal sealed class RowReader(CsvReader csv, ColumnMap map, ShopTime time)
{
    /// <summary>A thousand lines of this, in thousandths of a currency unit, still fit into 64 bits.</summary>
    private const decimal MostMoney = 1_000_000_000_000m;

    private readonly int invoice = Column(csv, map, "invoice");
    private readonly int sku = Column(csv, map, "line");
    private readonly int quantity = Column(csv, map, "quantity");
    private readonly int at = Column(csv, map, "at");
    private readonly int price = Column(csv, map, "price");
    private readonly int customer = Column(csv, map, "customer");
    private readonly int category = Column(csv, map, "category");
    private readonly int store = Column(csv, map, "store");

    /// <summary>Null, with the first fault of the row, where a cell cannot be read.</summary>
    public SaleLine? Read(int row, out string? fault)
    {
        const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        var culture = CultureInfo.InvariantCulture;
        fault = null;
        var (pieces, money, instant) = (0m, 0m, default(DateTimeOffset));
        if (Cell(invoice).Length == 0)
            fault = "The invoice is empty.";
        else if (!decimal.TryParse(Cell(quantity), Number, culture, out pieces) || pieces != decimal.Truncate(pieces))
            fault = $"The quantity '{Cell(quantity)}' is not a whole number.";
        else if (!decimal.TryParse(Cell(price), Number, culture, out money))
            fault = $"The price '{Cell(price)}' is not a number.";
        else if (Math.Abs(pieces) > MostMoney || Math.Abs(money) > MostMoney || Math.Abs(pieces * money) > MostMoney)
            fault = $"Quantity and price are beyond {MostMoney:0}.";
        else if (!time.TryParse(Cell(at), out instant))
            fault = $"The time '{Cell(at)}' is not like 2010-12-01 08:26:00 (with or without an offset).";
        if (fault is not null) return null;
        return new SaleLine(row, Cell(invoice), Cell(sku), (long)pieces, instant, money, Cell(customer),
            OrNull(category), OrNull(store));
    }

    private string? OrNull(int column) => column < 0 || Cell(column).Length == 0 ? null : Cell(column);

    // The service wants no blanks around what it compares byte by byte, not even inside quotes.
    private string Cell(int column) => column < csv.FieldCount ? csv.GetString(column).Trim() : "";

    private static int Column(CsvReader csv, ColumnMap map, string field) =>
        map[field] is { } column && csv.TryGetFieldIndex(column, out var index) ? index : -1;
}
