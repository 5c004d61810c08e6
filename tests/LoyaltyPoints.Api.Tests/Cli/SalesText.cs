using System.Text;
using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Api.Tests.Cli;

/// <summary>Short ways to write sales down in a test.</summary>
internal static class SalesText
{
    public static readonly ShopTime London = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/London"));

    public static readonly ColumnMap Map = ColumnMap.Parse(
        "invoice=invoice,line=sku,quantity=quantity,at=at,price=price,customer=customer", out _)!;

    /// <summary>Reads rows of <c>invoice,sku,quantity,at,price,customer</c>; the header is added.</summary>
    public static SalesFile Read(params string[] rows)
    {
        var text = "invoice,sku,quantity,at,price,customer\n" + string.Join('\n', rows) + "\n";
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return SalesFile.Read(stream, Map, London);
    }

    /// <summary>
    /// Lines written as <c>invoice sku quantity day</c> with what may follow: <c>price</c> (default 1) and
    /// <c>customer</c> (default ann), e.g. <c>"100 mug 2 3"</c>; days are of January 2011, 12:00 in London.
    /// </summary>
    public static IReadOnlyList<SaleLine> Lines(params string[] lines) =>
        [.. lines.Select((line, index) =>
        {
            var words = line.Split(' ');
            return new SaleLine(index + 1, words[0], words[1], long.Parse(words[2]),
                new DateTimeOffset(2011, 1, int.Parse(words[3]), 12, 0, 0, TimeSpan.Zero),
                words.Length > 4 ? decimal.Parse(words[4]) : 1m, words.Length > 5 ? words[5] : "ann");
        })];
}
