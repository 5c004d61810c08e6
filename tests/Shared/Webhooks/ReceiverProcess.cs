using System.Diagnostics;

namespace LoyaltyPoints.Tests.Webhooks;

/// <summary>An example's receiver of webhooks as a process of its own, on a free port, with its inbox in a
/// folder.</summary>
internal sealed class ReceiverProcess : IDisposable
{
    /// <summary>The endpoint's secret, and the one that it replaces.</summary>
    public static readonly string[] Secrets =
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Func<int, ProcessStartInfo> command;
    private readonly int port = Ports.Free();
    private Process? process;

    /// <param name="folder">Where its inbox is.</param>
    /// <param name="command">What is started to listen on a port of 127.0.0.1.</param>
    public ReceiverProcess(string folder, Func<int, ProcessStartInfo> command)
    {
        this.command = command;
        Inbox = Path.Combine(folder, "inbox.ndjson");
        Address = new Uri($"http://127.0.0.1:{port}/webhooks");
    }

    public Uri Address { get; }

    public string Inbox { get; }

    /// <summary>Starts it, and waits until it answers anything at all.</summary>
    public async Task StartAsync()
    {
        var start = command(port);
        start.Environment["WEBHOOK_SECRET"] = string.Join(' ', Secrets);
        start.Environment["WEBHOOK_PORT"] = $"{port}";
        start.Environment["WEBHOOK_INBOX"] = Inbox;
        start.RedirectStandardOutput = true;
        process = Process.Start(start) ?? throw new InvalidOperationException("No process was started.");
        process.BeginOutputReadLine();
        using var client = new HttpClient { Timeout = Patience };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(50))
        {
            if (process.HasExited) throw new InvalidOperationException($"It left with {process.ExitCode}.");
            try
            {
                using var answer = await client.GetAsync(Address);
                return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
        }

        throw new TimeoutException("It does not listen.");
    }

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync().WaitAsync(Patience);
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        process?.Kill();
        process?.Dispose();
    }
}
