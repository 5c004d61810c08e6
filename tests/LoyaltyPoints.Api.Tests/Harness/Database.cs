using System.Data.Common;
using Dapper;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A server's database, and ways to look into it behind the server's back.</summary>
public abstract class Database : IDisposable
{
    // Written whenever the service does its own work, from seconds after its start on.
    private static readonly HashSet<string> OfTheServiceItself =
    [
        "leases", "journal", "fact_words", "member_facts", "unit_histories", "warning_runs", "outbox", "events",
        "webhook_deliveries", "till_journal", "till_days",
    ];

    /// <summary>As <c>Database__Provider</c> says it.</summary>
    public abstract string Provider { get; }

    public abstract string ConnectionString { get; }

    /// <summary>What every command that opens the database is told.</summary>
    public string[] Options => ["--provider", Provider, "--connection", ConnectionString];

    protected abstract string SelectTables { get; }

    /// <summary>A database that nobody has used before, of the engine that these tests run on.</summary>
    public static Database CreateNew() => Engine.CreateDatabase();

    public SqlDialect OpenDialect() => SqlDialects.Open(Provider, ConnectionString);

    /// <summary>The same content in a database of its own; nobody may use this one meanwhile.</summary>
    public abstract Database Copy();

    /// <summary>What an id is as a parameter of a test's own statement.</summary>
    public abstract object Id(Guid id);

    /// <summary>All that it keeps, one way or another, to be searched for what it must not keep.</summary>
    public abstract Task<byte[]> ContentAsync();

    /// <summary>A connection that is not open yet, and not kept after its use.</summary>
    public abstract DbConnection Connect();

    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = Connect();
        return await connection.ExecuteAsync(sql, parameters);
    }

    /// <summary>How many rows each table has, as text that can be compared.</summary>
    public async Task<string> RowCountsAsync()
    {
        await using var connection = Connect();
        List<string> counts = [];
        foreach (var table in await connection.QueryAsync<string>(SelectTables))
        {
            if (OfTheServiceItself.Contains(table)) continue;
            var rows = await connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM \"{table}\"");
            counts.Add($"{table}: {rows}");
        }

        return string.Join('\n', counts);
    }

    public async Task<IReadOnlyList<string>> TablesAsync()
    {
        await using var connection = Connect();
        return [.. await connection.QueryAsync<string>(SelectTables)];
    }

    /// <summary>Keeps every account from being written to until the connection is disposed of.</summary>
    public async Task<DbConnection> HoldAccountsAsync()
    {
        var connection = Connect();
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("UPDATE accounts SET entry_count = entry_count", transaction: transaction);
        return connection;
    }

    public abstract void Dispose();
}
