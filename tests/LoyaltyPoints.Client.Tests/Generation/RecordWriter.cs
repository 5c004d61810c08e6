using System.Text;

namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>Writes a schema as a record, and a closed list as its words.</summary>
internal sealed class RecordWriter(Contract contract)
{
    // The document says of a line that was refused what its status is, and not that the problem comes with it.
    private readonly HashSet<string> lineAnswers = [.. contract.Operations
        .Where(one => one.Body(Operation.Lines) is not null && one.Answer(Operation.Lines) is not null)
        .Select(operation => contract.TypeOf(operation.Answer(Operation.Lines)))];

    public string Record(string name, object? schema)
    {
        var required = schema.At("required").Texts().ToHashSet();
        var text = new StringBuilder(Head(schema.Text("description")))
            .Append($"public sealed record {name}\n{{\n");
        var properties = schema.At("properties").Pairs().ToList();
        var written = properties.Select(one => Property(name, one.Key, one.Value, required.Contains(one.Key))).ToList();
        if (lineAnswers.Contains(name) && schema.At("properties", "problem") is null)
            written.Add("    /// <summary>Why this line was refused; null where it was not.</summary>\n" +
                "    public Problem? Problem { get; init; }\n");
        return text.AppendJoin('\n', written).Append("}\n").ToString();
    }

    /// <summary>What all answers of analytics have, whatever their summary and rows are.</summary>
    public string Analytics(object? schema)
    {
        var text = Record("AnalyticsAnswer", schema);
        var summary = contract.TypeOf(schema.At("properties", "summary"));
        var rows = contract.TypeOf(schema.At("properties", "rows"));
        const string generic = "record AnalyticsAnswer<TSummary, TRow>\n    where TSummary : class\n";
        return text.Replace("record AnalyticsAnswer\n", generic, StringComparison.Ordinal)
            .Replace($"{summary} Summary", "TSummary? Summary", StringComparison.Ordinal)
            .Replace($"{rows} Rows", "IReadOnlyList<TRow> Rows", StringComparison.Ordinal);
    }

    public static string List(string name, object? schema) =>
        $"{Head(schema.Text("description"))}public static class {name}\n{{\n" +
        string.Concat(schema.At("enum").Texts()
            .Select(word => $"    public const string {Words.Pascal(word)} = \"{word}\";\n")) + "}\n";

    public static string Head(string? description) =>
        "using System.Text.Json.Nodes;\n\nnamespace LoyaltyPoints.Client;\n\n" +
        Words.Comment("", "summary", description);

    private string Property(string owner, string name, object? schema, bool isRequired)
    {
        var pascal = Words.Pascal(name);
        if (pascal == owner) pascal += "Value";
        var type = Contract.Nullable(contract.TypeOf(schema), !isRequired);
        var resolved = contract.Resolve(schema);
        var words = (resolved.At("enum") ?? resolved.At("items", "enum")).Texts().ToList();
        var description = string.Join(" ", new[]
        {
            schema.Text("description") ?? schema.At("oneOf").Items().Select(one => one.Text("description"))
                .FirstOrDefault(said => said is not null),
            words.Count is 0 or > 20 ? null : $"One of {string.Join(", ", words.Select(word => $"`{word}`"))}.",
        }.OfType<string>());
        return Words.Comment("    ", "summary", description) +
            (name == System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(pascal)
                ? "" : $"    [System.Text.Json.Serialization.JsonPropertyName(\"{name}\")]\n") +
            $"    public {(isRequired ? "required " : "")}{type} {pascal} {{ get; init; }}\n";
    }
}
