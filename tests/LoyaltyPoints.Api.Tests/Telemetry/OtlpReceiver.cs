using System.Net;
using System.Text;
using LoyaltyPoints.Tests;

namespace LoyaltyPoints.Api.Tests.Telemetry;

/// <summary>Takes what is sent over OTLP as HTTP, and keeps it.</summary>
public sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, StringBuilder> received = [];
    private readonly Task loop;

    public OtlpReceiver()
    {
        Address = $"http://127.0.0.1:{Ports.Free()}/";
        listener.Prefixes.Add(Address);
        listener.Start();
        loop = Task.Run(TakeAsync);
    }

    public string Address { get; }

    /// <summary>All that came to a path. The texts in it are as they are; the rest is protobuf.</summary>
    public string At(string path)
    {
        lock (received) return received.GetValueOrDefault(path)?.ToString() ?? "";
    }

    /// <summary>Waits until all of these have come to a path.</summary>
    public async Task WaitForAsync(string path, params string[] texts)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Array.TrueForAll(texts, text => At(path).Contains(text, StringComparison.Ordinal)))
        {
            if (patience.IsCancellationRequested)
                Assert.Fail($"{path}: {string.Join(", ", texts.Where(text => !At(path).Contains(text)))} did not come");
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await loop;
        listener.Close();
    }

    private async Task TakeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                var text = await reader.ReadToEndAsync();
                lock (received)
                {
                    var path = context.Request.Url!.AbsolutePath;
                    if (!received.TryGetValue(path, out var all)) received[path] = all = new StringBuilder();
                    all.Append(text);
                }

                context.Response.Close();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }
}
