using System.IO.Compression;
using CsvHelper;

namespace LoyaltyPoints.Cli.Sales;

/// <summary>A file of sales, read whole.</summary>
/// <param name="Lines">In the order of the file.</param>
/// <param name="Faults">At most <see cref="MostFaults"/>; where there is one, nothing should be sent.</param>
public sealed record SalesFile(IReadOnlyList<SaleLine> Lines, IReadOnlyList<RowFault> Faults)
{
    /// <summary>After so many faults reading stops: the map or the file is wrong, not a row.</summary>
    public const int MostFaults = 20;

    // A quote that is never closed would otherwise swallow the rest of the file.
    private static readonly CsvReaderOptions Options = new()
    {
        MalformedData = CsvMalformedDataHandling.Throw, TrimWhitespace = true, PoolStrings = true,
    };

    /// <summary>Reads a comma-separated file in UTF-8; a name that ends in <c>.gz</c> is unpacked on the way.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static SalesFile Read(string path, ColumnMap map, ShopTime time)
    {
        using var file = File.OpenRead(path);
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return Read(file, map, time);
        using var unpacked = new GZipStream(file, CompressionMode.Decompress);
        return Read(unpacked, map, time);
    }

    /// <summary>Reads text in UTF-8, quoted as in RFC 4180, with a header; the separator is found by looking.</summary>
    public static SalesFile Read(Stream stream, ColumnMap map, ShopTime time)
    {
        var lines = new List<SaleLine>();
        var faults = new List<RowFault>();
        using var csv = CsvReader.Create(stream, Options, leaveOpen: true);
        try
        {
            csv.ReadHeader();
            faults.AddRange(ColumnMap.Required.Concat(ColumnMap.Optional).Select(field => map[field])
                .Where(column => column is not null && !csv.TryGetFieldIndex(column, out _))
                .Select(column => new RowFault(0, $"There is no column '{column}'.")));
            if (faults.Count > 0) return new SalesFile([], faults);
            var reader = new RowReader(csv, map, time);
            for (var row = 1; faults.Count < MostFaults && csv.Read(); row++)
            {
                if (reader.Read(row, out var fault) is { } line) lines.Add(line);
                else faults.Add(new RowFault(row, fault!));
            }
        }
        catch (CsvFormatException torn)
        {
            faults.Add(new RowFault((int)csv.RowNumber, torn.Message));
        }

        return new SalesFile(lines, faults);
    }
}
