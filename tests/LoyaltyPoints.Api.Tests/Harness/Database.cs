using Dapper;
using Microsoft.Data.Sqlite;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>Looks into a server's database file behind its back.</summary>
public static class Database
{
    /// <summary>How many rows each table has, as text that can be compared.</summary>
    public static async Task<string> RowCountsAsync(string file)
    {
        // Not pooled: the file is deleted with its folder.
        await using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        var tables = await connection.QueryAsync<string>(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
        List<string> counts = [];
        foreach (var table in tables)
        {
            var rows = await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM \"{table}\"");
            counts.Add($"{table}: {rows}");
        }

        return string.Join('\n', counts);
    }
}
