namespace LoyaltyPoints.Client.Tests.Generation;

/// <summary>The part of <c>LoyaltyPoints.Client</c> that follows from <c>openapi.yaml</c>.</summary>
internal static class GeneratedClient
{
    /// <summary>Its files by their paths below <c>Generated/</c>.</summary>
    public static SortedDictionary<string, string> Of(Contract contract)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var records = new RecordWriter(contract);
        foreach (var (name, schema) in contract.Records)
            files[$"Models/{name}.cs"] = Trim(records.Record(name, schema));
        foreach (var (name, schema) in contract.Lists)
            files[$"Models/{name}.cs"] = Trim(RecordWriter.List(name, schema));
        if (contract.Analytics is { } analytics)
            files["Models/AnalyticsAnswer.cs"] = Trim(records.Analytics(analytics));

        var groups = contract.Operations.GroupBy(operation => operation.Group)
            .OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var writer = new GroupWriter(contract);
        foreach (var group in groups)
        foreach (var (name, text) in writer.Write(group.Key, group))
            files[$"Groups/{name}"] = Trim(text);
        files["LoyaltyClient.Groups.cs"] = Root(groups.Select(group => group.Key));
        return files;
    }

    private static string Root(IEnumerable<string> groups) =>
        "namespace LoyaltyPoints.Client;\n\npublic sealed partial class LoyaltyClient\n{\n" +
        string.Join('\n', groups.Select(group =>
            $"    /// <inheritdoc cref=\"{group}Group\"/>\n    public {group}Group {group} => new(sender);\n")) + "}\n";

    // Only files that need it name the namespace of free-form values.
    private static string Trim(string text) =>
        text.Contains("JsonObject", StringComparison.Ordinal) || text.Contains("JsonNode", StringComparison.Ordinal)
            ? text
            : text.Replace("using System.Text.Json.Nodes;\n\n", "", StringComparison.Ordinal)
                .Replace("using System.Text.Json.Nodes;\n", "", StringComparison.Ordinal);
}
