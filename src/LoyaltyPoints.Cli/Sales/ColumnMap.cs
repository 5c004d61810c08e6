namespace LoyaltyPoints.Cli.Sales;

/// <summary>Which column of the file holds what: <c>invoice=InvoiceNo,line=StockCode,...</c>.</summary>
public sealed class ColumnMap
{
    /// <summary>What every file must have, in the order of the help text.</summary>
    public static readonly IReadOnlyList<string> Required = ["invoice", "line", "quantity", "at", "price", "customer"];

    /// <summary>What a file may have besides; earning rules can ask for it.</summary>
    public static readonly IReadOnlyList<string> Optional = ["category", "store"];

    private readonly Dictionary<string, string> columns;

    private ColumnMap(Dictionary<string, string> columns) => this.columns = columns;

    /// <summary>The column's name, or null where nothing is mapped to this field.</summary>
    public string? this[string field] => columns.GetValueOrDefault(field);

    /// <summary>Reads <c>field=column</c> pairs, separated by commas.</summary>
    /// <param name="text">For example <c>invoice=InvoiceNo,at=InvoiceDate</c>; column names may hold blanks.</param>
    /// <param name="fault">What is wrong, where the answer is null.</param>
    public static ColumnMap? Parse(string text, out string? fault)
    {
        var columns = new Dictionary<string, string>();
        fault = null;
        foreach (var pair in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } field, { Length: > 0 } column])
                fault ??= $"'{pair}' is not field=column.";
            else if (!Required.Contains(field) && !Optional.Contains(field))
                fault ??= $"'{field}' is not a field; known are {string.Join(", ", [.. Required, .. Optional])}.";
            else if (!columns.TryAdd(field, column))
                fault ??= $"'{field}' is mapped twice.";
        }

        var missing = Required.Where(field => !columns.ContainsKey(field)).ToList();
        if (missing.Count > 0) fault ??= $"No column is mapped to {string.Join(", ", missing)}.";
        return fault is null ? new ColumnMap(columns) : null;
    }
}
