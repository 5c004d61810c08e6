using System.Data.Common;
using LoyaltyPoints.Storage.Dialects;
using Microsoft.Data.Sqlite;

namespace LoyaltyPoints.Storage.Tests.Engines;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteEngine : IEngine
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-storage-");

    public string ConnectionString => $"Data Source={Path.Combine(folder.FullName, "loyalty.db")}";

    public SqlDialect Open() => new SqliteDialect(ConnectionString);

    public DbException Transient() => new SqliteException("database is locked", 5);

    public object Id(Guid id) => id.ToByteArray(bigEndian: true);

    public void Dispose() => folder.Delete(recursive: true);
}
