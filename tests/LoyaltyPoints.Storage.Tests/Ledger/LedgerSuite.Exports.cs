using LoyaltyPoints.Storage.Dialects;
using LoyaltyPoints.Storage.Migrations;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.TenantExports;
using LoyaltyPoints.Storage.Tests.Engines;

namespace LoyaltyPoints.Storage.Tests.Ledger;

public abstract partial class LedgerSuite<TEngine>
{
    [Fact]
    public async Task A_tenant_is_exported_and_taken_in_by_another_engine_and_back_then_all_of_it_is_there()
    {
        var shop = NewShop();
        var program = await shop.OpenAsync(Plain);
        var members = new List<Guid>();
        for (var number = 0; number < 5; number++) members.Add(await shop.EnrolAsync(program, $"é\"\\ {number}"));
        await Task.WhenAll(Enumerable.Range(0, 500).Select(number =>
            shop.WriteAsync(shop.Purchase(members[number % 5], $"r{number}", total: 100 * (number + 1)))));
        using var folder = new ExportFolder();
        using var sqlite = new SqliteEngine();
        using var back = new TEngine();

        var rows = new TenantExport(engine.Open(), TimeProvider.System).Write(Shop.Tenant, folder.File(1), false);
        Assert.Equal(rows, await ImportAsync(sqlite.Open(), folder.File(1)));
        Assert.Equal(
            rows, new TenantExport(sqlite.Open(), TimeProvider.System).Write(Shop.Tenant, folder.File(2), false));
        Assert.Equal(rows, await ImportAsync(back.Open(), folder.File(2)));

        using var readers = new ReadPool(back.Open());
        var report = readers.Read(session => BookVerifier.Verify(session, Shop.Tenant, static _ => { }));
        Assert.True(report.IsSound);
        Assert.Equal((5, 500), (report.Accounts, report.Entries));
        using var other = new Shop(back.Open());
        foreach (var member in members) Assert.Equal(shop.Available(member), other.Available(member));
        Assert.Equal(201, (await other.WriteAsync(other.Purchase(members[0], "new"))).Answer!.Status);
        Assert.True((await other.WriteAsync(other.Purchase(members[0], "r0", total: 100))).Answer!.Replayed);
    }

    [Fact]
    public async Task An_export_is_cut_off_or_taken_in_twice_then_nothing_of_it_is()
    {
        var shop = NewShop();
        var member = await shop.EnrolAsync(await shop.OpenAsync(Plain));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(number =>
            shop.WriteAsync(shop.Purchase(member, $"r{number}"))));
        using var folder = new ExportFolder();
        using var target = new TEngine();
        new TenantExport(engine.Open(), TimeProvider.System).Write(Shop.Tenant, folder.File(1), false);
        var bytes = await File.ReadAllBytesAsync(folder.File(1));
        await File.WriteAllBytesAsync(folder.File(2), bytes[..(bytes.Length * 2 / 3)]);

        await Assert.ThrowsAsync<ExportException>(() => ImportAsync(target.Open(), folder.File(2)));
        Assert.True(await ImportAsync(target.Open(), folder.File(1)) > 300);
        var twice = await Assert.ThrowsAsync<ExportException>(() => ImportAsync(target.Open(), folder.File(1)));

        Assert.Contains("already", twice.Message, StringComparison.Ordinal);
        Assert.Throws<ExportException>(
            () => new TenantExport(engine.Open(), TimeProvider.System).Write(99, folder.File(3), false));
        Assert.False(File.Exists(folder.File(3)));
    }

    private static async Task<long> ImportAsync(SqlDialect dialect, string file)
    {
        Migrator.Migrate(dialect, TimeProvider.System);
        using var shop = new Shop(dialect);
        return (await new TenantImport(shop.Writer, dialect).ReadAsync(file)).Rows;
    }

    private sealed class ExportFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("loyalty-export-");

        public string File(int number) => Path.Combine(folder.FullName, $"{number}.ndjson.gz");

        public void Dispose() => folder.Delete(recursive: true);
    }
}
