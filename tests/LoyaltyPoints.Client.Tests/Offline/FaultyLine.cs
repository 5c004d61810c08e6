using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LoyaltyPoints.Client.Tests.Offline;

/// <summary>What the line does to a request.</summary>
internal enum LineFault
{
    None,
    NeverArrives,
    AnswerLost,
    AnswerCut,
    ArrivesTwice,
    Late,
}

/// <summary>A line on 127.0.0.1 between a client and a server that, by chance, loses, cuts, delays and
/// doubles.</summary>
internal sealed class FaultyLine : IAsyncDisposable
{
    private const int FaultsOfHundred = 30;

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentDictionary<LineFault, int> seen = [];
    private readonly int serverPort;
    private readonly Random chance;
    private readonly Task accepting;

    public FaultyLine(Uri server, int seed)
    {
        (serverPort, chance) = (server.Port, new Random(seed));
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>How often what was done.</summary>
    public IReadOnlyDictionary<LineFault, int> Seen => seen;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var open = new List<Task>();
        while (!closing.IsCancellationRequested)
        {
            var client = await listener.AcceptTcpClientAsync(closing.Token);
            open.RemoveAll(task => task.IsCompleted);
            open.Add(ServeAsync(client));
        }

        await Task.WhenAll(open);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var request = await ReadRequestAsync(stream);
                var (fault, share) = Draw();
                if (request.Length == 0 || fault == LineFault.NeverArrives) return;
                if (fault == LineFault.Late) await Task.Delay(share / 4, closing.Token);
                var answer = await AskAsync(request);
                if (fault == LineFault.ArrivesTwice) answer = await AskAsync(request);
                if (fault == LineFault.AnswerLost) return;
                var length = fault == LineFault.AnswerCut ? answer.Length * share / 100 : answer.Length;
                await stream.WriteAsync(answer.AsMemory(0, length), closing.Token);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // One end has gone; the other notices when this one closes.
            }
        }
    }

    private (LineFault Fault, int Share) Draw()
    {
        lock (chance)
        {
            var fault = chance.Next(100) < FaultsOfHundred ? (LineFault)chance.Next(1, 6) : LineFault.None;
            seen.AddOrUpdate(fault, 1, (_, count) => count + 1);
            return (fault, chance.Next(100));
        }
    }

    private async Task<byte[]> AskAsync(byte[] request)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, serverPort, closing.Token);
        var stream = server.GetStream();
        await stream.WriteAsync(request, closing.Token);
        using var answer = new MemoryStream();
        await stream.CopyToAsync(answer, closing.Token);
        return answer.ToArray();
    }

    // One request a connection: the server is told to close it, and its end is the answer's.
    private async Task<byte[]> ReadRequestAsync(NetworkStream stream)
    {
        using var received = new MemoryStream();
        var buffer = new byte[16384];
        while (true)
        {
            var read = await stream.ReadAsync(buffer, closing.Token);
            if (read == 0) return [];
            received.Write(buffer, 0, read);
            var text = Encoding.Latin1.GetString(received.ToArray());
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head < 0 || text.Length - head - 4 < BodyLength(text[..head])) continue;
            return Encoding.Latin1.GetBytes(text.Insert(head, "\r\nConnection: close"));
        }
    }

    private static int BodyLength(string head) => head.Split("\r\n")
        .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(line => int.Parse(line.Split(':')[1], CultureInfo.InvariantCulture)).FirstOrDefault();
}
