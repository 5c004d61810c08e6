using System.Diagnostics;
using LoyaltyPoints.Storage.Sets;
using Npgsql;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>
/// The row at which a reader stands. While testing, as strict as SQL Server's driver, which takes no width of a number
/// for another: so that tests of this engine find what would fail there.
/// </summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public int GetInt32(int column)
    {
        Debug.Assert(reader.GetFieldType(column) == typeof(int), $"{reader.GetName(column)} is no 32-bit number.");
        return reader.GetInt32(column);
    }

    public long GetInt64(int column)
    {
        Debug.Assert(reader.GetFieldType(column) == typeof(long), $"{reader.GetName(column)} is no 64-bit number.");
        return reader.GetInt64(column);
    }

    public Guid GetGuid(int column) => reader.GetGuid(column);

    public string? GetText(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public ReadOnlySpan<byte> GetBytes(int column) => reader.GetFieldValue<byte[]>(column);
}
