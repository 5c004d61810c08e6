using System.Globalization;
using System.IO.Compression;

namespace LoyaltyPoints.Api.Tests.Replay;

/// <summary>
/// What the shop's year must come to, straight from its file, by the shortest way and without any of the code under
/// test: one unit for each whole pound of an order, and after all returns one for each whole pound of what remains.
/// </summary>
internal sealed class RetailOracle
{
    private readonly List<Line> sold = [];
    private readonly List<Line> back = [];

    private RetailOracle()
    {
    }

    public IReadOnlyList<Line> Sold => sold;

    /// <summary>By invoice.</summary>
    public IReadOnlyDictionary<string, Order> Orders { get; private set; } = new Dictionary<string, Order>();

    /// <summary>By customer: the units of all their orders after all returns.</summary>
    public IReadOnlyDictionary<string, long> Members { get; private set; } = new Dictionary<string, long>();

    /// <summary>The return invoices that take back of each order, with the pieces, as <c>C536379/536378</c>.</summary>
    public Dictionary<string, long> Returns { get; } = [];

    /// <summary>Lines that came back and no earlier sale explains, in whole or in part.</summary>
    public int UnmatchedLines { get; private set; }

    public long UnmatchedPieces { get; private set; }

    public static RetailOracle Read(string file)
    {
        var oracle = new RetailOracle();
        using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var text = new StreamReader(stream);
        text.ReadLine();
        while (text.ReadLine() is { } row) oracle.Add(Split(row));
        oracle.TakeBack();
        oracle.Orders = oracle.sold.GroupBy(line => line.Invoice)
            .ToDictionary(lines => lines.Key, lines => new Order(lines.First().Customer, [.. lines]));
        oracle.Members = oracle.Orders.Values.GroupBy(order => order.Customer)
            .ToDictionary(orders => orders.Key, orders => orders.Sum(order => order.UnitsLeft));
        return oracle;
    }

    private void Add(List<string> cells)
    {
        var line = new Line(cells[0], cells[1], long.Parse(cells[3]), cells[4],
            decimal.Parse(cells[5], CultureInfo.InvariantCulture), cells[6]);
        if (line.Customer.Length == 0) return;
        if (line.Quantity > 0) sold.Add(line);
        else if (line.Invoice[0] == 'C') back.Add(line);
    }

    // Times are text like 2010-12-01 08:26:00, which sorts as it stands.
    private void TakeBack()
    {
        var times = sold.Concat(back).GroupBy(line => line.Invoice)
            .ToDictionary(lines => lines.Key, lines => lines.Min(line => line.At)!);
        var bought = sold.Index().GroupBy(pair => (pair.Item.Customer, pair.Item.Stock)).ToDictionary(
            pairs => pairs.Key,
            pairs => pairs.OrderByDescending(pair => times[pair.Item.Invoice], StringComparer.Ordinal)
                .ThenByDescending(pair => pair.Index).Select(pair => pair.Item).ToList());
        foreach (var line in back.OrderBy(line => times[line.Invoice], StringComparer.Ordinal))
        {
            var pieces = -line.Quantity;
            // Newest first; a line of which exactly so many pieces are left goes before all others.
            var candidates = bought.GetValueOrDefault((line.Customer, line.Stock), [])
                .Where(sale => string.CompareOrdinal(times[sale.Invoice], times[line.Invoice]) <= 0)
                .OrderBy(sale => sale.Left == -line.Quantity ? 0 : 1).ToList();
            foreach (var sale in candidates)
            {
                var taken = Math.Min(pieces, sale.Left);
                if (taken == 0) continue;
                sale.Left -= taken;
                pieces -= taken;
                var key = $"{line.Invoice}/{sale.Invoice}";
                Returns[key] = Returns.GetValueOrDefault(key) + taken;
            }

            UnmatchedPieces += pieces;
            if (pieces > 0) UnmatchedLines++;
        }
    }

    // A quote inside quotes is written twice: it opens again what it has closed. No cell that counts holds one.
    private static List<string> Split(string row)
    {
        if (!row.Contains('"')) return [.. row.Split(',')];
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var letter in row)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted) cells.Add("");
            else cells[^1] += letter;
        }

        return cells;
    }

    internal sealed record Line(
        string Invoice, string Stock, long Quantity, string At, decimal Price, string Customer)
    {
        /// <summary>Pieces that did not come back.</summary>
        public long Left { get; set; } = Quantity;
    }

    internal sealed record Order(string Customer, IReadOnlyList<Line> Lines)
    {
        public long Units => (long)Math.Floor(Lines.Sum(line => Pounds(line.Quantity * line.Price)));

        public long UnitsLeft => (long)Math.Floor(Lines.Sum(line => Pounds(line.Left * line.Price)));

        private static decimal Pounds(decimal exact) => Math.Round(exact, 2, MidpointRounding.AwayFromZero);
    }
}
