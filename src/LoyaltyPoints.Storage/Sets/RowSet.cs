namespace LoyaltyPoints.Storage.Sets;

/// <summary>
/// Rows for a <see cref="SetStatement"/>, kept column by column, as engines that take arrays want them. Values are
/// added in the order of <see cref="SetStatement.Input"/>, row after row. Not thread-safe.
/// </summary>
public sealed class RowSet(SetStatement statement)
{
    private readonly object[] columns = [.. statement.Input.Select(column => (object)(column.Kind switch
    {
        ColumnKind.Int => new List<int>(),
        ColumnKind.Long => new List<long>(),
        ColumnKind.Id => new List<Guid>(),
        ColumnKind.Text => new List<string?>(),
        _ => new List<byte[]>(),
    }))];

    private int values;

    public SetStatement Statement => statement;

    public int Count => values / columns.Length;

    public RowSet Add(int value) => Add<int>(value);

    public RowSet Add(long value) => Add<long>(value);

    public RowSet Add(Guid value) => Add<Guid>(value);

    public RowSet Add(string? value) => Add<string?>(value);

    public RowSet Add(byte[] value) => Add<byte[]>(value);

    /// <summary>
    /// The values of a column, as a list of <c>int</c>, <c>long</c>, <c>Guid</c>, <c>string?</c> or <c>byte[]</c>.
    /// </summary>
    internal object Column(int column) => columns[column];

    internal List<T> Column<T>(int column) => (List<T>)columns[column];

    private RowSet Add<T>(T value)
    {
        ((List<T>)columns[values++ % columns.Length]).Add(value);
        return this;
    }
}
