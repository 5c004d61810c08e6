using System.Text.RegularExpressions;

namespace LoyaltyPoints.Storage.Tests.Schema;

/// <summary>Whether SQLite's schema and another engine's mean the same.</summary>
internal static partial class SchemaComparison
{
    /// <summary>What SQLite keeps as 64 bits like any number, and the others in 32.</summary>
    private static readonly HashSet<string> Small =
    [
        "tenant_id", "version", "number", "status", "kind", "from_bucket", "to_bucket", "scopes", "is_test", "day",
        "state", "reward_version", "has_stock", "program_version", "slice",
        "year", "event_count", "is_flagged",
    ];

    /// <summary>
    /// One file has nothing to place, so these keys have no member in SQLite. Where there are several nodes the member
    /// is in them; and SQL Server clusters by tenant and own id, so that these tables grow at their end.
    /// </summary>
    private static readonly Dictionary<string, string> Appended = new()
    {
        ["ledger_entries"] = "entry_id",
        ["purchases"] = "purchase_id",
        ["purchase_returns"] = "return_id",
        ["redemptions"] = "redemption_id",
        ["adjustments"] = "adjustment_id",
        ["activities"] = "activity_id",
    };

    public static IEnumerable<string> WithPostgres(
        IReadOnlyList<SchemaTable> sqlite, IReadOnlyList<SchemaTable> postgres) =>
        Differences(sqlite, postgres, static (column, isKey) => TypesFor(column, isKey).Postgres, clusters: false);

    public static IEnumerable<string> WithSqlServer(
        IReadOnlyList<SchemaTable> sqlite, IReadOnlyList<SchemaTable> sqlServer) =>
        Differences(sqlite, sqlServer, static (column, isKey) => TypesFor(column, isKey).SqlServer, clusters: true);

    /// <summary>The table of equivalents; <c>n</c> is any length.</summary>
    private static (string Postgres, string SqlServer) TypesFor(SchemaColumn column, bool isKey) =>
        (column.Type, column.Name) switch
        {
            ("INTEGER", var name) when Small.Contains(name) => ("integer", "int"),
            ("INTEGER", _) => ("bigint", "bigint"),
            ("BLOB", var name) when name.EndsWith("_id", StringComparison.Ordinal) => ("uuid", "binary(16)"),
            ("BLOB", var name) when name.EndsWith("hash", StringComparison.Ordinal) => ("bytea", "varbinary(32)"),
            ("BLOB", _) => ("bytea", "varbinary(max)"),
            // A key, or compared as if it were one.
            ("TEXT", var name) when isKey || name == "holder" =>
                ("text COLLATE \"C\"", "nvarchar(n) COLLATE Latin1_General_100_BIN2"),
            ("TEXT", "attributes") => ("text", "nvarchar(max)"),
            ("TEXT", _) => ("text", "nvarchar(n)"),
            _ => ("?", "?"),
        };

    private static IEnumerable<string> Differences(
        IReadOnlyList<SchemaTable> sqlite, IReadOnlyList<SchemaTable> other,
        Func<SchemaColumn, bool, string> expected, bool clusters)
    {
        foreach (var name in sqlite.Select(table => table.Name).Union(other.Select(table => table.Name)))
        {
            var (one, two) = (Find(sqlite, name), Find(other, name));
            if (one is null || two is null)
            {
                yield return $"{name} is missing on one side";
                continue;
            }

            foreach (var difference in Columns(one, two, expected)) yield return $"{name}: {difference}";
            var key = Appended.ContainsKey(name) ? one.PrimaryKey.ToList() : one.PrimaryKey;
            if (Appended.ContainsKey(name)) key.Insert(1, "member_id");
            if (!key.SequenceEqual(two.PrimaryKey))
                yield return $"{name}: the keys are ({Join(key)}) and ({Join(two.PrimaryKey)})";
            foreach (var difference in Indexes(one, two, clusters)) yield return $"{name}: {difference}";
        }
    }

    private static IEnumerable<string> Columns(
        SchemaTable one, SchemaTable two, Func<SchemaColumn, bool, string> expected)
    {
        var (names, others) = (one.Columns.Select(column => column.Name), two.Columns.Select(column => column.Name));
        if (!names.SequenceEqual(others))
        {
            yield return $"the columns are ({Join(names)}) and ({Join(others)})";
            yield break;
        }

        var keys = one.PrimaryKey.Concat(one.Indexes.SelectMany(index => index.Columns)).ToHashSet();
        foreach (var (first, second) in one.Columns.Zip(two.Columns))
        {
            var type = expected(first, keys.Contains(first.Name));
            if (General(second.Type) != type) yield return $"{first.Name} is {second.Type} instead of {type}";
            if (first.IsNullable != second.IsNullable) yield return $"{first.Name} is nullable on one side";
        }
    }

    private static IEnumerable<string> Indexes(SchemaTable one, SchemaTable two, bool clusters)
    {
        var wanted = one.Indexes.Select(Say).ToList();
        if (clusters && Appended.TryGetValue(one.Name, out var id))
            wanted.Add(Say(new SchemaIndex($"cx_{one.Name}", false, ["tenant_id", id])));
        // PostgreSQL has no order of rows; what is asked in the order of recording needs an index there.
        if (!clusters && one.Name == "purchases")
            wanted.Add(Say(new SchemaIndex("ix_purchases_recorded", false, ["tenant_id", "purchase_id"])));
        var found = two.Indexes.Select(Say).ToList();
        return wanted.Except(found).Concat(found.Except(wanted)).Select(index => $"on one side only is {index}");
    }

    private static SchemaTable? Find(IReadOnlyList<SchemaTable> tables, string name) =>
        tables.FirstOrDefault(table => table.Name == name);

    private static string Say(SchemaIndex index) =>
        $"{(index.IsUnique ? "unique " : "")}{index.Name} ({Join(index.Columns)})";

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);

    private static string General(string type) => Length().Replace(type, "nvarchar(n)");

    [GeneratedRegex(@"^nvarchar\(\d+\)")]
    private static partial Regex Length();
}
