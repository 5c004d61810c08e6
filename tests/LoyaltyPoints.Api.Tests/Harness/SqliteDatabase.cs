using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteDatabase : Database
{
    private readonly TempFolder folder = new();

    public override string Provider => "Sqlite";

    public override string ConnectionString => $"Data Source={Path.Combine(folder.Path, "loyalty.db")}";

    protected override string SelectTables => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name";

    public override Database Copy()
    {
        var copy = new SqliteDatabase();
        foreach (var file in Directory.GetFiles(folder.Path))
            File.Copy(file, Path.Combine(copy.folder.Path, Path.GetFileName(file)));
        return copy;
    }

    public override object Id(Guid id) => id.ToByteArray(bigEndian: true);

    public override async Task<byte[]> ContentAsync()
    {
        using var content = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            // The server has it open for writing.
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await stream.CopyToAsync(content);
        }

        return content.ToArray();
    }

    public override void Dispose() => folder.Dispose();

    // Not pooled: the file is deleted with its folder.
    public override DbConnection Connect() => new SqliteConnection(ConnectionString + ";Pooling=False");
}
