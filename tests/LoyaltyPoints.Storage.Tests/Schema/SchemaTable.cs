namespace LoyaltyPoints.Storage.Tests.Schema;

/// <param name="Type">As the engine names it, with its collation where it is not the engine's own.</param>
internal sealed record SchemaColumn(string Name, string Type, bool IsNullable)
{
    /// <summary>Whether the engine gives it, one row after the other.</summary>
    public bool IsIdentity { get; init; }
}

internal sealed record SchemaIndex(string Name, bool IsUnique, IReadOnlyList<string> Columns);

/// <summary>A table as an engine has it, or as its SQL says it.</summary>
internal sealed class SchemaTable(string name)
{
    public string Name => name;

    public List<SchemaColumn> Columns { get; } = [];

    public List<string> PrimaryKey { get; } = [];

    public List<SchemaIndex> Indexes { get; } = [];

    public SchemaColumn? Column(string column) =>
        Columns.Find(one => one.Name.Equals(column, StringComparison.OrdinalIgnoreCase));
}
