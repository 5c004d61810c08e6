using System.Data;
using System.Data.Common;
using System.Text.Json;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.TenantExports;

/// <summary>Inserts rows of one table, many a statement.</summary>
internal sealed class RowInserts : IDisposable
{
    // SQL Server takes 2,100 parameters, and 1,000 rows.
    private const int MostParameters = 2000;
    private const int MostRows = 200;

    private readonly WriteSession session;
    private readonly TenantTable table;
    private readonly List<object> values = [];
    private readonly int rowsAtOnce;
    private DbCommand? whole;

    public RowInserts(WriteSession session, TenantTable table)
    {
        (this.session, this.table) = (session, table);
        rowsAtOnce = Math.Min(MostRows, MostParameters / table.Columns.Count);
    }

    public void Add(JsonElement row)
    {
        if (row.GetArrayLength() != table.Columns.Count)
            throw new ExportException($"A row of {table.Name} has {row.GetArrayLength()} columns.");
        var at = 0;
        foreach (var value in row.EnumerateArray()) values.Add(Read(value, table.Types[at++]));
        if (values.Count < rowsAtOnce * table.Columns.Count) return;
        Run(whole ??= Command(rowsAtOnce));
    }

    /// <summary>Inserts what is left.</summary>
    public void Finish()
    {
        if (values.Count == 0) return;
        using var rest = Command(values.Count / table.Columns.Count);
        Run(rest);
    }

    public void Dispose() => whole?.Dispose();

    private object Read(JsonElement value, Type type) => value.ValueKind switch
    {
        JsonValueKind.Null => DBNull.Value,
        JsonValueKind.Number when type == typeof(int) => value.GetInt32(),
        JsonValueKind.Number when type == typeof(long) => value.GetInt64(),
        JsonValueKind.String when type == typeof(string) => value.GetString()!,
        JsonValueKind.Object when type == typeof(Guid) => new Guid(Bytes(value), bigEndian: true),
        JsonValueKind.Object when type == typeof(byte[]) => Bytes(value),
        _ => throw new ExportException($"A {value.ValueKind} does not fit into a column of {table.Name}."),
    };

    private static byte[] Bytes(JsonElement value) => value.GetProperty(ExportFormat.Bytes).GetBytesFromBase64();

    private DbCommand Command(int rows)
    {
        var command = session.Connection.CreateCommand();
        (command.Transaction, command.CommandText) = (session.CurrentTransaction, table.Insert(rows));
        for (var at = 0; at < rows * table.Columns.Count; at++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = ($"@p{at}", DbTypeOf(table.Types[at % table.Types.Count]));
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static DbType DbTypeOf(Type type) => type == typeof(int) ? DbType.Int32
        : type == typeof(long) ? DbType.Int64
        : type == typeof(Guid) ? DbType.Guid
        : type == typeof(byte[]) ? DbType.Binary : DbType.String;

    private void Run(DbCommand command)
    {
        for (var at = 0; at < values.Count; at++) command.Parameters[at].Value = values[at];
        command.ExecuteNonQuery();
        values.Clear();
    }
}
