using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LoyaltyPoints.Benchmarks.Load;

/// <summary>
/// One keep-alive HTTP/1.1 connection that costs little more than its two system calls a request: the client shares the
/// machine with the server, and what it spends the server lacks.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly byte[] LengthHeader = "Content-Length: "u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };

    private readonly byte[] buffer = new byte[64 * 1024];

    public static async Task<Connection> OpenAsync(int port)
    {
        var connection = new Connection();
        await connection.socket.ConnectAsync(IPAddress.Loopback, port);
        return connection;
    }

    /// <summary>Sends a whole request and waits for the whole answer.</summary>
    /// <returns>The status; the body is <see cref="Body"/> until the next call.</returns>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        for (var sent = 0; sent < request.Length;) sent += await socket.SendAsync(request[sent..]);
        var filled = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (read == 0) throw new IOException("The server closed the connection.");
            filled += read;
            if (TryFindEnd(filled, out var bodyStart, out var length) && filled >= bodyStart + length)
            {
                Body = buffer.AsMemory(bodyStart, length);
                return ((buffer[9] - '0') * 100) + ((buffer[10] - '0') * 10) + (buffer[11] - '0');
            }
        }
    }

    public ReadOnlyMemory<byte> Body { get; private set; }

    public static byte[] Request(
        string method, string path, string key, string? body, string type = "application/json") =>
        Encoding.UTF8.GetBytes(
            $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
            + (body is null ? "\r\n"
                : $"Content-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}"));

    public void Dispose() => socket.Dispose();

    private bool TryFindEnd(int filled, out int bodyStart, out int length)
    {
        (bodyStart, length) = (0, 0);
        var text = buffer.AsSpan(0, filled);
        var end = text.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        bodyStart = end + 4;
        var header = text[..end].IndexOf(LengthHeader);
        if (header < 0) return true;
        for (var at = header + LengthHeader.Length; at < end && char.IsAsciiDigit((char)text[at]); at++)
            length = (length * 10) + (text[at] - '0');
        return true;
    }
}
