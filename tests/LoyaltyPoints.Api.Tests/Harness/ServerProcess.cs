using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using LoyaltyPoints.Tests;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>
/// The built server as a process of its own on a free port of 127.0.0.1, with an empty database and a temporary folder
/// as its working directory. Its admin key is <see cref="BootstrapKey"/>.
/// </summary>
public sealed class ServerProcess : IAsyncDisposable
{
    /// <summary>The key of a test tenant with every scope.</summary>
    public const string BootstrapKey = "lpk_test_bootstrap01_s3cretS3cretS3cretS3cretS3cret01";

    private const int Sigterm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly TempFolder folder = new();
    private readonly bool ownsDatabase;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly string? before;
    private Process? process;

    private ServerProcess(
        Database database, bool ownsDatabase, IReadOnlyDictionary<string, string> settings, string? before = null)
    {
        (Database, this.ownsDatabase, this.settings, this.before) = (database, ownsDatabase, settings, before);
        Address = new Uri($"http://127.0.0.1:{Ports.Free()}");
        Api = new ApiClient(Address, BootstrapKey);
    }

    /// <summary>Stays the same over restarts.</summary>
    public Uri Address { get; }

    /// <summary>A client with the <see cref="BootstrapKey"/>.</summary>
    public ApiClient Api { get; }

    public string Folder => folder.Path;

    public Database Database { get; }

    public ServerOutput Output { get; } = new();

    public int Id => Running.Id;

    private Process Running => process ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Starts a server on a new database and waits until it says that it is ready.</summary>
    /// <param name="settings">Further environment variables, for example <c>Logging__Level</c>.</param>
    /// <param name="database">It goes with the server; null makes one of the engine that these tests run on.</param>
    /// <param name="before">What a shell does before it becomes the server, such as <c>ulimit -n 512</c>.</param>
    public static async Task<ServerProcess> StartAsync(
        IReadOnlyDictionary<string, string>? settings = null, Database? database = null,
        string? before = null, CancellationToken cancellationToken = default)
    {
        settings ??= new Dictionary<string, string>();
        var server = new ServerProcess(database ?? Database.CreateNew(), ownsDatabase: true, settings, before);
        return await server.LaunchedAsync(cancellationToken);
    }

    /// <summary>Starts another process on this one's database. Dispose of it before this one.</summary>
    public async Task<ServerProcess> StartSiblingAsync(CancellationToken cancellationToken = default)
    {
        var sibling = new ServerProcess(Database, ownsDatabase: false, settings);
        return await sibling.LaunchedAsync(cancellationToken);
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is drained.</summary>
    public async Task KillAsync(CancellationToken cancellationToken = default)
    {
        Running.Kill();
        await ForgetAsync(cancellationToken);
    }

    /// <summary>SIGTERM, then waits until the server has drained and left.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken = default)
    {
        TellToStop();
        return await ForgetAsync(cancellationToken);
    }

    /// <summary>SIGTERM, and no waiting.</summary>
    public void TellToStop()
    {
        if (Kill(Running.Id, Sigterm) != 0) throw new InvalidOperationException("SIGTERM could not be sent.");
    }

    /// <summary>Starts again on the same database and the same address, after a stop or a kill.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        if (process is not null) await StopAsync(cancellationToken);
        await LaunchAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (process is not null) await KillAsync();
        folder.Dispose();
        if (ownsDatabase) Database.Dispose();
    }

    private async Task<ServerProcess> LaunchedAsync(CancellationToken cancellationToken)
    {
        var launched = false;
        try
        {
            await LaunchAsync(cancellationToken);
            launched = true;
            return this;
        }
        finally
        {
            // Nobody else could: the caller never gets to see a server that did not start.
            if (!launched) await DisposeAsync();
        }
    }

    private async Task LaunchAsync(CancellationToken cancellationToken)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var start = new ProcessStartInfo(before is null ? dotnet : "/bin/sh")
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (before is not null)
            foreach (var word in (string[])["-c", $"{before}; exec \"$0\" \"$@\"", dotnet])
                start.ArgumentList.Add(word);
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "LoyaltyPoints.Api.dll"));
        start.ArgumentList.Add("--urls");
        start.ArgumentList.Add(Address.ToString());
        start.Environment["LOYALTY_BOOTSTRAP_KEY"] = BootstrapKey;
        start.Environment["Database__Provider"] = Database.Provider;
        start.Environment["ConnectionStrings__Loyalty"] = Database.ConnectionString;
        // No balancer is in front of it.
        start.Environment["Shutdown__AnnounceSeconds"] = "0";
        // A sweep of its own accord would come in between a test's two looks at the same thing.
        start.Environment["Sweeps__IntervalSeconds"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;

        process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        process.OutputDataReceived += (_, line) => Output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => Output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitUntilReadyAsync(cancellationToken);
    }

    private async Task WaitUntilReadyAsync(CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(10) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience;)
        {
            if (Running.HasExited)
            {
                var code = await ForgetAsync(cancellationToken);
                throw new InvalidOperationException($"The server left with exit code {code}:\n{Output.Tail()}");
            }

            try
            {
                using var answer = await client.GetAsync("/health/ready", cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK) return;
            }
            catch (Exception early) when (early is HttpRequestException or TaskCanceledException
                && !cancellationToken.IsCancellationRequested)
            {
                // Not listening yet, or slow to begin.
            }

            await Task.Delay(50, cancellationToken);
        }

        throw new TimeoutException($"The server was not ready after {Patience}:\n{Output.Tail()}");
    }

    private async Task<int> ForgetAsync(CancellationToken cancellationToken)
    {
        using var leaving = Running;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await leaving.WaitForExitAsync(patience.Token);
        process = null;
        return leaving.ExitCode;
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
