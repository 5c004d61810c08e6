using System.Net;
using System.Net.Sockets;

namespace LoyaltyPoints.Api.Tests.Faults;

/// <summary>
/// Connections that send a byte a second, every other one of its headers, the others of the body of a purchase: they
/// want nothing but to be waited for.
/// </summary>
public sealed class SlowCallers : IDisposable
{
    private static readonly byte[] Headers = "GET /v1/programs HTTP/1.1\r\nHost: a\r\nX-Slow: "u8.ToArray();

    private static readonly byte[] Body =
        "POST /v1/purchases HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "u8.ToArray();

    private readonly List<Socket> sockets = [];
    private readonly CancellationTokenSource stop = new();
    private int cut;

    /// <summary>How many the server, or the machine, would not take.</summary>
    public int Refused { get; private set; }

    /// <summary>How many of those it took it has closed since.</summary>
    public int Cut => Volatile.Read(ref cut);

    public int Open => sockets.Count - Cut;

    public static async Task<SlowCallers> OpenAsync(Uri address, string key, int count)
    {
        var callers = new SlowCallers();
        byte[] body = [.. Body, .. System.Text.Encoding.ASCII.GetBytes(
            $"{key}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{{")];
        for (var number = 0; number < count; number++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, address.Port);
                await socket.SendAsync(number % 2 == 0 ? Headers : body);
                callers.sockets.Add(socket);
                _ = callers.WaitAsync(socket);
            }
            catch (SocketException)
            {
                callers.Refused++;
                socket.Dispose();
            }
        }

        _ = callers.TrickleAsync();
        return callers;
    }

    public void Dispose()
    {
        stop.Cancel();
        foreach (var socket in sockets) socket.Dispose();
    }

    private async Task WaitAsync(Socket socket)
    {
        var buffer = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, stop.Token) > 0) continue;
        }
        catch (Exception ended) when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut off, or told to stop.
        }

        Interlocked.Increment(ref cut);
    }

    private async Task TrickleAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            foreach (var socket in sockets)
            {
                try
                {
                    await socket.SendAsync("x"u8.ToArray(), stop.Token);
                }
                catch (Exception ended)
                    when (ended is SocketException or OperationCanceledException or ObjectDisposedException)
                {
                    // Counted where it is waited for.
                }
            }

            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }
}
