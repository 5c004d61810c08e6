using System.Diagnostics;
using LoyaltyPoints.Api.Tests.Harness;

namespace LoyaltyPoints.Api.Tests.Sqlite;

/// <summary>What whoever starts the service sees.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database__Provider")]
    [InlineData("ConnectionStrings__Loyalty", "Data Source=a;Colour=blue", "ConnectionStrings__Loyalty")]
    [InlineData("ConnectionStrings__Loyalty", "Data Source=/proc/no/such/place.db", "proc")]
    [InlineData("LOYALTY_BOOTSTRAP_KEY", "secret", "LOYALTY_BOOTSTRAP_KEY")]
    [InlineData("Writer__BatchSize", "0", "Writer__BatchSize")]
    [InlineData("Writer__Retries", "-1", "Writer__Retries")]
    [InlineData("Writer__QueueCapacity", "many", "QueueCapacity")]
    [InlineData("Quota__Burst", "0", "Quota__Burst")]
    [InlineData("Vouchers__MissesPerMinute", "0", "Vouchers__MissesPerMinute")]
    [InlineData("Shutdown__LimitSeconds", "9", "Shutdown__LimitSeconds")]
    [InlineData("Sweeps__IntervalSeconds", "5000000", "Sweeps__IntervalSeconds")]
    [InlineData("Writer__BatchSise", "10", "Writer__BatchSize")]
    [InlineData("Writter__BatchSize", "10", "Writer__BatchSize")]
    [InlineData("Shutdown__Grace", "10", "LimitSeconds")]
    [InlineData("LOYALTY_SECRETS", "/proc/no/such/place", "LOYALTY_SECRETS")]
    public async Task A_setting_that_cannot_be_stops_the_start_with_one_line_that_names_it(
        string setting, string value, string named) => Assert.Contains(
            named, Assert.Single(await StartRefusal.OfAsync((setting, value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("SqlServer", "Server=tcp:127.0.0.1,1;User ID=sa;Password=s3cret;Connect Timeout=1;ConnectRetryCount=0")]
    [InlineData("Postgres", "Host=127.0.0.1;Port=1;Username=postgres;Password=s3cret")]
    [InlineData("Postgres", "Host=127.0.0.1;Username=postgres;Password=s3cret;Pasword=s3cret")]
    public async Task A_database_that_cannot_be_opened_stops_service_and_command_with_a_line_that_shows_no_password(
        string provider, string connectionString)
    {
        (string, string)[] settings =
            [("Database__Provider", provider), ("ConnectionStrings__Loyalty", connectionString)];
        var service = Assert.Single(await StartRefusal.OfAsync(settings));
        var (exitCode, command) = await ToItsEnd.RunAsync("loyalty.dll", folder.Path, ["migrate"], settings);

        Assert.Equal(1, exitCode);
        Assert.All([service, command], said => Assert.Contains("ConnectionStrings__Loyalty", said));
        Assert.All([service, command], said => Assert.DoesNotContain("s3cret", said));
        Assert.DoesNotContain("   at ", command);
    }

    [Fact]
    public async Task It_starts_with_no_settings_then_it_shows_its_key_its_address_and_swagger_once()
    {
        var first = await SaidUntilAsync("demo member");
        var second = await SaidUntilAsync("Application started");

        Assert.Matches("lpk_test_[A-Za-z0-9]{12}_[A-Za-z0-9]{32}", first);
        Assert.Matches("prg_[0-9a-f]{32}", first);
        Assert.Matches("mem_[0-9a-f]{32}", first);
        Assert.Matches(@"http://127\.0\.0\.1:[0-9]+/swagger", first);
        Assert.DoesNotContain("lpk_", second, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Path, "data", "loyalty.db")));
    }

    [Fact]
    public async Task It_is_run_by_the_sdk_then_its_database_is_where_the_command_line_looks_for_it()
    {
        using var service = Process.Start(new ProcessStartInfo(
            "dotnet",
            ["run", "--no-build", "--project", ProjectFolder(), "--", "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        })!;
        while (await service.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
            if (line.Contains("Application started", StringComparison.Ordinal)) break;
        service.Kill(entireProcessTree: true);
        await service.WaitForExitAsync().WaitAsync(Patience);

        Assert.True(File.Exists(Path.Combine(folder.Path, "data", "loyalty.db")));
    }

    private static string ProjectFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "LoyaltyPoints.sln"))) root = root.Parent;
        return Path.Combine(root!.FullName, "src", "LoyaltyPoints.Api");
    }

    private async Task<string> SaidUntilAsync(string end)
    {
        using var service = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
        })!;
        var said = new List<string>();
        while (await service.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            said.Add(line);
            if (line.Contains(end, StringComparison.Ordinal)) break;
        }

        service.Kill();
        await service.WaitForExitAsync().WaitAsync(Patience);
        return string.Join('\n', said);
    }
}
