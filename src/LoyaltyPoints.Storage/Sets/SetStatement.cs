namespace LoyaltyPoints.Storage.Sets;

/// <summary>Kinds of column, as far as parameters must tell them apart.</summary>
public enum ColumnKind
{
    /// <summary>32 bits: tenants, versions, numbers of a list, enumerations.</summary>
    Int,

    /// <summary>64 bits: units, instants, counters.</summary>
    Long,

    /// <summary>A UUID.</summary>
    Id,

    /// <summary>Unicode text; null where the column may be.</summary>
    Text,

    /// <summary>Bytes of any length.</summary>
    Bytes,
}

public readonly record struct Column(string Name, ColumnKind Kind);

public enum SetKind
{
    Find,
    Insert,
    Update,
}

/// <summary>What a <see cref="SetKind.Find"/> holds until its transaction ends, of the rows it found.</summary>
public enum RowLock
{
    None,

    /// <summary>Against those who would change them.</summary>
    Shared,

    /// <summary>Against everybody else who locks them.</summary>
    Exclusive,
}

/// <summary>
/// A statement over many rows at once, said without SQL: each engine has its own way to pass a set of rows, and only
/// its dialect knows it. One instance a statement, for its text is cached by it.
/// </summary>
public sealed class SetStatement
{
    public required SetKind Kind { get; init; }

    public required string Table { get; init; }

    /// <summary>What finds a row; for <see cref="SetKind.Insert"/>, nothing.</summary>
    public IReadOnlyList<Column> Key { get; init; } = [];

    /// <summary>What is written.</summary>
    public IReadOnlyList<Column> Values { get; init; } = [];

    /// <summary>A column that must still have the value given last in each row, else the row is not updated.</summary>
    public Column? Guard { get; init; }

    /// <summary>A column of which only rows at or above the value given last are found; null: all.</summary>
    public Column? Since { get; init; }

    /// <summary>What is read.</summary>
    public IReadOnlyList<Column> Output { get; init; } = [];

    /// <summary>Of the rows that share a key only the one with the greatest value here is found; null: all.</summary>
    public Column? Latest { get; init; }

    public RowLock Lock { get; init; }

    /// <summary>Orders the rows that share a key while they are locked, where they can be several.</summary>
    public IReadOnlyList<Column> LockOrder { get; init; } = [];

    /// <summary>The columns of a <see cref="RowSet"/> for this statement: key, values, guard or since.</summary>
    public IReadOnlyList<Column> Input =>
        field ??= [.. Key, .. Values, .. (Guard ?? Since) is { } last ? [last] : (Column[])[]];

    /// <summary>
    /// What a column of the input is called: a guard and a bound would have the name of what they guard.
    /// </summary>
    internal string InputName(int at) => at < Input.Count - 1 ? Input[at].Name
        : Guard is not null ? "guard" : Since is not null ? "since" : Input[at].Name;

    public static SetStatement Find(
        string table, IReadOnlyList<Column> key, IReadOnlyList<Column> output, RowLock rowLock = RowLock.None) =>
        new() { Kind = SetKind.Find, Table = table, Key = key, Output = output, Lock = rowLock };

    /// <summary>Finds one row a key, that with the greatest value of <paramref name="latest"/>.</summary>
    public static SetStatement FindLatest(
        string table, IReadOnlyList<Column> key, Column latest, IReadOnlyList<Column> output) =>
        new() { Kind = SetKind.Find, Table = table, Key = key, Latest = latest, Output = output };

    /// <summary>Finds the rows of a key from a value of <paramref name="since"/> on.</summary>
    public static SetStatement FindSince(
        string table, IReadOnlyList<Column> key, Column since, IReadOnlyList<Column> output) =>
        new() { Kind = SetKind.Find, Table = table, Key = key, Since = since, Output = output };

    public static SetStatement Insert(string table, params IReadOnlyList<Column> values) =>
        new() { Kind = SetKind.Insert, Table = table, Values = values };

    public static SetStatement Update(
        string table, IReadOnlyList<Column> key, IReadOnlyList<Column> values, Column? guard = null) =>
        new() { Kind = SetKind.Update, Table = table, Key = key, Values = values, Guard = guard };

    public static Column Int(string name) => new(name, ColumnKind.Int);

    public static Column Long(string name) => new(name, ColumnKind.Long);

    public static Column Id(string name) => new(name, ColumnKind.Id);

    public static Column Text(string name) => new(name, ColumnKind.Text);

    public static Column Bytes(string name) => new(name, ColumnKind.Bytes);
}
