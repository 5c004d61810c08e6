using System.IO.Compression;
using System.Text;
using LoyaltyPoints.Cli.Sales;
using static LoyaltyPoints.Api.Tests.Cli.SalesText;

namespace LoyaltyPoints.Api.Tests.Cli;

public sealed class SalesFileTests
{
    [Fact]
    public void A_row_is_read_with_its_local_time_as_an_instant()
    {
        var file = Read("581219,\"8\"\"x\",-3,2011-07-01 09:15:00, 1.25 ,\" 17850 \"");
        Assert.Empty(file.Faults);
        var line = Assert.Single(file.Lines);
        Assert.Equal(new SaleLine(1, "581219", "8\"x", -3,
            new DateTimeOffset(2011, 7, 1, 8, 15, 0, TimeSpan.Zero), 1.25m, "17850"), line);
    }

    [Theory]
    [InlineData("", "mug", "1", "2011-01-01 09:00", "1", "The invoice is empty.")]
    [InlineData("1", "mug", "1.5", "2011-01-01 09:00", "1", "The quantity '1.5' is not a whole number.")]
    [InlineData("1", "mug", "", "2011-01-01 09:00", "1", "The quantity '' is not a whole number.")]
    [InlineData("1", "mug", "1", "2011-01-01 09:00", "1.0.0", "The price '1.0.0' is not a number.")]
    [InlineData("1", "mug", "1", "01/02/2011", "1", "The time '01/02/2011' is not like")]
    [InlineData("1", "mug", "1", "2011-02-30 09:00", "1", "The time '2011-02-30 09:00' is not like")]
    [InlineData("1", "mug", "9999999999999999", "2011-01-01 09:00", "1", "Quantity and price are beyond")]
    [InlineData("1", "mug", "1000000", "2011-01-01 09:00", "-1000001", "Quantity and price are beyond")]
    public void A_cell_that_cannot_be_read_is_a_fault_of_its_row(
        string invoice, string sku, string quantity, string at, string price, string fault)
    {
        var file = Read("1,mug,1,2011-01-01 09:00,1,ann", $"{invoice},{sku},{quantity},{at},{price},ann");
        var found = Assert.Single(file.Faults);
        Assert.Equal(2, found.Row);
        Assert.StartsWith(fault, found.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_short_row_is_a_fault_and_not_a_crash() => Assert.Equal(1, Assert.Single(Read("1,mug,1").Faults).Row);

    [Fact]
    public void A_quote_that_is_never_closed_does_not_swallow_the_rest_in_silence() =>
        Assert.NotEmpty(Read("1,mug,1,2011-01-01 09:00,1,ann", "2,\"mug,1,2011-01-01 09:00,1,ann").Faults);

    [Fact]
    public void A_file_that_is_all_wrong_stops_at_twenty_faults() =>
        Assert.Equal(SalesFile.MostFaults,
            Read([.. Enumerable.Repeat("1,mug,x,2011-01-01 09:00,1,ann", 50)]).Faults.Count);

    [Fact]
    public void A_column_that_is_not_there_is_named()
    {
        var map = ColumnMap.Parse("invoice=a,line=sku,quantity=a,at=a,price=a,customer=a", out _)!;
        using var stream = new MemoryStream("a,b\n1,2\n"u8.ToArray());
        Assert.Equal([new RowFault(0, "There is no column 'sku'.")], SalesFile.Read(stream, map, London).Faults);
    }

    [Fact]
    public void An_empty_file_is_a_fault()
    {
        using var stream = new MemoryStream();
        Assert.NotEmpty(SalesFile.Read(stream, Map, London).Faults);
    }

    [Fact]
    public void A_packed_file_reads_like_a_plain_one()
    {
        var folder = Directory.CreateTempSubdirectory("loyalty-sales-");
        try
        {
            const string text = "invoice,sku,quantity,at,price,customer\n1,mug,1,2011-01-01T09:00:00+01:00,2,ann\n";
            var plain = Path.Combine(folder.FullName, "sales.csv");
            File.WriteAllText(plain, text);
            using (var packed = new GZipStream(File.Create(plain + ".gz"), CompressionLevel.Fastest))
                packed.Write(Encoding.UTF8.GetBytes(text));
            var line = Assert.Single(SalesFile.Read(plain, Map, London).Lines);
            Assert.Equal(new DateTimeOffset(2011, 1, 1, 8, 0, 0, TimeSpan.Zero), line.At);
            Assert.Equal(line, Assert.Single(SalesFile.Read(plain + ".gz", Map, London).Lines));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("invoice=a,line=b,quantity=c,at=d,price=e", "No column is mapped to customer.")]
    [InlineData("invoice=a,invoice=b", "'invoice' is mapped twice.")]
    [InlineData("total=a", "'total' is not a field; known are")]
    [InlineData("invoice", "'invoice' is not field=column.")]
    [InlineData("", "No column is mapped to invoice, line, quantity, at, price, customer.")]
    public void A_map_that_is_no_good_says_why(string text, string why)
    {
        Assert.Null(ColumnMap.Parse(text, out var fault));
        Assert.StartsWith(why, fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2011-03-27 00:59", "2011-03-27T00:59:00Z")]
    [InlineData("2011-03-27 01:30", "2011-03-27T01:30:00Z")] // skipped: the clock went from 01:00 to 02:00
    [InlineData("2011-03-27 02:00", "2011-03-27T01:00:00Z")]
    [InlineData("2011-10-30 00:59", "2011-10-29T23:59:00Z")]
    [InlineData("2011-10-30 01:30", "2011-10-30T01:30:00Z")] // twice: the later one is taken
    [InlineData("2011-10-30", "2011-10-29T23:00:00Z")]
    [InlineData("2011-10-30T01:30:00+01:00", "2011-10-30T00:30:00Z")]
    [InlineData("2011-10-30T01:30:00.250Z", "2011-10-30T01:30:00.250Z")]
    public void Local_times_become_instants_also_where_clocks_change(string text, string instant)
    {
        Assert.True(London.TryParse(text, out var at));
        Assert.Equal(DateTimeOffset.Parse(instant), at);
    }

    [Theory]
    [InlineData("Europe/London", "2011-07-01T08:15:00Z", "2011-06-30T23:00:00Z")]
    [InlineData("Asia/Shanghai", "2011-07-01T16:00:00Z", "2011-07-01T16:00:00Z")]
    [InlineData("America/Sao_Paulo", "2011-10-16T15:00:00Z", "2011-10-16T03:00:00Z")] // midnight was skipped
    public void A_day_starts_at_its_first_local_instant(string zone, string at, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start),
            new ShopTime(TimeZoneInfo.FindSystemTimeZoneById(zone)).StartOfDay(DateTimeOffset.Parse(at)));
}
