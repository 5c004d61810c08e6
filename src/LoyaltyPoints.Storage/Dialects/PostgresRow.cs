using LoyaltyPoints.Storage.Sets;
using Npgsql;

namespace LoyaltyPoints.Storage.Dialects;

/// <summary>The row at which a reader stands.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public int GetInt32(int column) => reader.GetInt32(column);

    public long GetInt64(int column) => reader.GetInt64(column);

    public Guid GetGuid(int column) => reader.GetGuid(column);

    public string? GetText(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public ReadOnlySpan<byte> GetBytes(int column) => reader.GetFieldValue<byte[]>(column);
}
