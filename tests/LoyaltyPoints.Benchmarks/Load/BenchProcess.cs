using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>A server process of its own, by default on a fresh database in a temporary folder.</summary>
internal sealed class BenchProcess : IAsyncDisposable
{
    public const string Key = "lpk_test_bench001_0123456789abcdefghijklmnop";

    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly bool isKept;

    private BenchProcess(Process process, DirectoryInfo folder, bool isKept, int port) =>
        (this.process, this.folder, this.isKept, Port) = (process, folder, isKept, port);

    public int Port { get; }

    public long DatabaseBytes => new FileInfo(Path.Combine(folder.FullName, "loyalty.db")).Length;

    /// <summary>What the process has of the machine's memory now.</summary>
    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <param name="settings">More command-line settings, such as <c>--Writer:BatchSize=1</c>.</param>
    public static Task<BenchProcess> StartAsync(params string[] settings) => StartOnAsync(null, settings);

    /// <param name="postgres">The connection string of an empty PostgreSQL database; null for SQLite.</param>
    public static Task<BenchProcess> StartOnAsync(string? postgres, params string[] settings) =>
        StartAsync(postgres, Directory.CreateTempSubdirectory("loyalty-bench-"), isKept: false, settings);

    /// <summary>On SQLite, in a folder that stays, with what is in it.</summary>
    public static Task<BenchProcess> StartInAsync(DirectoryInfo folder) =>
        StartAsync(null, folder, isKept: true, []);

    private static async Task<BenchProcess> StartAsync(
        string? postgres, DirectoryInfo folder, bool isKept, string[] settings)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            Environment =
            {
                ["LOYALTY_BOOTSTRAP_KEY"] = Key,
                ["Database__Provider"] = postgres is null ? "Sqlite" : "Postgres",
                ["ConnectionStrings__Loyalty"] =
                    postgres ?? $"Data Source={Path.Combine(folder.FullName, "loyalty.db")}",
            },
        };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(BenchProcess).Assembly.Location);
        foreach (var argument in (string[])["serve", "--urls", $"http://127.0.0.1:{port}", .. settings])
            start.ArgumentList.Add(argument);
        var server = new BenchProcess(Process.Start(start)!, folder, isKept, port);
        server.process.OutputDataReceived += static (_, _) => { };
        server.process.BeginOutputReadLine();
        await server.WaitUntilReadyAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        if (!isKept) folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        for (var attempt = 0; attempt < 3000; attempt++)
        {
            try
            {
                using var answer = await client.GetAsync($"http://127.0.0.1:{Port}/health/ready");
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(10);
        }

        throw new InvalidOperationException("The server did not become ready within half a minute.");
    }
}
