using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Looks into a server's database file behind its back.</summary>
public static class Database
{
    /// <summary>How many rows each table has, as text that can be compared.</summary>
    public static async Task<string> RowCountsAsync(string file, CancellationToken cancellationToken = default)
    {
        // Not pooled: the file is deleted with its folder.
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(cancellationToken);
        var tables = await ReadAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", cancellationToken);
        List<string> counts = [];
        foreach (var table in tables)
        {
            var rows = await ReadAsync(connection, $"SELECT COUNT(*) FROM \"{table}\"", cancellationToken);
            counts.Add($"{table}: {rows[0]}");
        }

        return string.Join('\n', counts);
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only names that the database itself gave.")]
    private static async Task<List<string>> ReadAsync(
        SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<string> values = [];
        while (await reader.ReadAsync(cancellationToken)) values.Add(reader.GetString(0));
        return values;
    }
}
