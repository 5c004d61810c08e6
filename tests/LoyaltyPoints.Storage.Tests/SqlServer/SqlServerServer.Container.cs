using Testcontainers.MsSql;

namespace LoyaltyPoints.Storage.Tests.SqlServer;

// Compiled with -p:UseTestcontainers=true only. The container goes with this process: Testcontainers sees to it.
internal static partial class SqlServerServer
{
    static partial void StartContainer(ref string? connectionString)
    {
        var container = new MsSqlBuilder("mcr.microsoft.com/mssql/server:2022-latest").Build();
        container.StartAsync().GetAwaiter().GetResult();
        connectionString = container.GetConnectionString();
    }
}
