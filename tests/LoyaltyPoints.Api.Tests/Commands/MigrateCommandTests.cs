using System.Diagnostics;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Commands;

public sealed class MigrateCommandTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Database database = Database.CreateNew();

    public void Dispose() => database.Dispose();

    [Fact]
    public async Task What_a_dry_run_prints_is_run_by_hand_then_nothing_is_missing()
    {
        var script = await PrintedAsync(["migrate", "--dry-run", .. database.Options]);
        Assert.Contains("CREATE TABLE ledger_entries", script, StringComparison.Ordinal);

        await database.ExecuteAsync(script);

        Assert.Equal("-- The schema is current.",
            (await PrintedAsync(["migrate", "--dry-run", .. database.Options])).Trim());
    }

    [Theory]
    [InlineData("Postgres", "Host=192.0.2.1", "BEGIN TRANSACTION;")]
    [InlineData("SqlServer", "Server=192.0.2.1", "SET XACT_ABORT ON;")]
    public async Task The_whole_script_is_asked_for_then_no_server_is(string provider, string connection, string first)
    {
        var script = await PrintedAsync(["migrate", "--script", "--provider", provider, "--connection", connection]);

        Assert.StartsWith(first, script, StringComparison.Ordinal);
        Assert.Contains("CREATE TABLE leases", script, StringComparison.Ordinal);
        Assert.EndsWith("COMMIT;", script.TrimEnd(), StringComparison.Ordinal);
    }

    private static async Task<string> PrintedAsync(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "loyalty.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);
        Assert.True(process.ExitCode == 0, said);
        return said;
    }
}
