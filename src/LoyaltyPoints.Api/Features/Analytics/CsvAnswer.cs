using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsvHelper;

namespace LoyaltyPoints.Api.Features.Analytics;

/// <summary>
/// Rows as CSV (RFC 4180), with the names and values that they have in JSON; parts of a row have names with a dot.
/// </summary>
internal static class CsvAnswer
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\r\n" };

    public static IResult Of<TRow>(IReadOnlyList<TRow> rows, JsonTypeInfo<TRow> shape)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, Options, leaveOpen: true))
        {
            foreach (var name in Names(shape)) csv.WriteField(name);
            csv.EndRecord();
            foreach (var row in rows)
            {
                var json = JsonSerializer.SerializeToElement(row, shape);
                foreach (var name in Names(shape)) csv.WriteField(Text(Find(json, name)));
                csv.EndRecord();
            }
        }

        return Results.Text(text.ToString(), AnalyticsQuery.Csv);
    }

    private static IEnumerable<string> Names(JsonTypeInfo shape) => shape.Properties.SelectMany(property =>
        shape.Options.GetTypeInfo(property.PropertyType) is { Kind: JsonTypeInfoKind.Object } part
            ? Names(part).Select(name => $"{property.Name}.{name}") : [property.Name]);

    private static JsonElement? Find(JsonElement json, string path)
    {
        JsonElement? found = json;
        foreach (var name in path.Split('.'))
        {
            found = found is { ValueKind: JsonValueKind.Object } at && at.TryGetProperty(name, out var next)
                ? next : null;
        }


        return found;
    }

    private static string Text(JsonElement? json) => json switch
    {
        null or { ValueKind: JsonValueKind.Null } => "",
        { ValueKind: JsonValueKind.String } text => Harmless(text.GetString()!),
        { ValueKind: JsonValueKind.Array } list => string.Join(';', list.EnumerateArray().Select(one => Text(one))),
        { } other => other.GetRawText(),
    };

    // A spreadsheet would take such a text for a formula, whoever has written it.
    private static string Harmless(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
