using LoyaltyPoints.Storage.Sets;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>The row at which a reader stands.</summary>
internal sealed class SqlServerRow(SqlDataReader reader) : IRow
{
    public int GetInt32(int column) => reader.GetInt32(column);

    public long GetInt64(int column) => reader.GetInt64(column);

    public Guid GetGuid(int column) => new(reader.GetFieldValue<byte[]>(column), bigEndian: true);

    public string? GetText(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public ReadOnlySpan<byte> GetBytes(int column) => reader.GetFieldValue<byte[]>(column);
}
