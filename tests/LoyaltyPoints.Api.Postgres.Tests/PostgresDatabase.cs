using System.Data.Common;
using System.Text;
using Dapper;
using LoyaltyPoints.Api.Tests.Harness;
using LoyaltyPoints.Tests.Postgres;
using Npgsql;

namespace LoyaltyPoints.Api.Tests;

/// <summary>A database of its own on the PostgreSQL server of these tests.</summary>
public sealed class PostgresDatabase : Database
{
    public PostgresDatabase(string connectionString) => ConnectionString = connectionString;

    public PostgresDatabase()
        : this(PostgresServer.CreateDatabase())
    {
    }

    public override string Provider => "Postgres";

    public override string ConnectionString { get; }

    protected override string SelectTables =>
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename COLLATE \"C\"";

    public override Database Copy() => new PostgresDatabase(PostgresServer.CreateDatabase(template: ConnectionString));

    public override object Id(Guid id) => id;

    public override async Task<byte[]> ContentAsync()
    {
        await using var connection = Connect();
        using var content = new MemoryStream();
        foreach (var table in await connection.QueryAsync<string>(SelectTables))
        {
            await using var rows = await connection.ExecuteReaderAsync($"SELECT * FROM \"{table}\"");
            while (await rows.ReadAsync())
            {
                for (var column = 0; column < rows.FieldCount; column++)
                    content.Write(rows[column] as byte[] ?? Encoding.UTF8.GetBytes($"{rows[column]}\n"));
            }
        }

        return content.ToArray();
    }

    public override void Dispose() => PostgresServer.DropDatabase(ConnectionString);

    public override DbConnection Connect() => new NpgsqlConnection(ConnectionString + ";Pooling=false");
}
