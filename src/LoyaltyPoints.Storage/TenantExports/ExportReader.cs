using System.IO.Compression;
using System.Text.Json;

namespace LoyaltyPoints.Storage.TenantExports;

/// <summary>Reads an export line by line.</summary>
internal sealed class ExportReader : IDisposable
{
    private readonly StreamReader lines;

    public ExportReader(string file)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read);
        lines = new StreamReader(new GZipStream(stream, CompressionMode.Decompress));
        Header = Parse(Next()).Deserialize<ExportHeader>(ExportFormat.Json)!;
        if (Header.Format != ExportFormat.Version)
            throw new ExportException($"The export has form {Header.Format}; this build reads {ExportFormat.Version}.");
    }

    public ExportHeader Header { get; }

    /// <summary>The lines after the header: an object begins a table or ends the file, an array is a row.</summary>
    /// <exception cref="ExportException">The file was cut off or damaged.</exception>
    public IEnumerable<JsonElement> Lines()
    {
        for (var rows = 0L; ;)
        {
            var line = Parse(Next());
            if (line.ValueKind == JsonValueKind.Object && line.TryGetProperty("rows", out var count))
            {
                if (count.GetInt64() != rows) throw new ExportException($"{rows} of {count} rows are in the export.");
                yield break;
            }

            if (line.ValueKind == JsonValueKind.Array) rows++;
            yield return line;
        }
    }

    public void Dispose() => lines.Dispose();

    private string Next()
    {
        try
        {
            return lines.ReadLine() ?? throw new ExportException("The export was cut off.");
        }
        catch (InvalidDataException damaged)
        {
            throw new ExportException($"The export is damaged: {damaged.Message}");
        }
    }

    private static JsonElement Parse(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.Clone();
        }
        catch (JsonException damaged)
        {
            throw new ExportException($"The export is damaged: {damaged.Message}");
        }
    }
}
