using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Tests.SqlServer;
using Microsoft.Data.SqlClient;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>A database of its own on the SQL Server of these tests.</summary>
public sealed class SqlServerEngine : IEngine
{
    private readonly string connectionString = SqlServerServer.CreateDatabase();

    public SqlDialect Open() => SqlDialects.Open("SqlServer", connectionString);

    // Its errors cannot be made by hand: nobody listens there.
    public DbException Transient() => Assert.Throws<SqlException>(
        () => SqlDialects.Open("SqlServer", "Server=127.0.0.1,1;Connect Timeout=1;ConnectRetryCount=0").OpenWriter());

    public object Id(Guid id) => id.ToByteArray(bigEndian: true);

    public void Dispose() => SqlServerServer.DropDatabase(connectionString);
}
