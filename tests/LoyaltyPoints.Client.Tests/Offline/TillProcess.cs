using System.Diagnostics;
using System.Globalization;

namespace LoyaltyPoints.Client.Tests.Offline;

/// <summary>A running <see cref="TillProgram"/>.</summary>
internal sealed class TillProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly Process process;

    public TillProcess(string folder, Uri url, string key, Sales sales, int first, int end)
    {
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "LoyaltyPoints.Client.Tests.dll"), folder, url.ToString(), key,
                sales.From.ToString("O", CultureInfo.InvariantCulture), $"{first}", $"{end}", .. sales.Members,
            ])
        {
            RedirectStandardOutput = true,
        };
        process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
    }

    /// <summary>The next thing it says; null once it has ended.</summary>
    public async Task<string?> ReadAsync() => await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        process.Kill();
        process.Dispose();
    }
}
