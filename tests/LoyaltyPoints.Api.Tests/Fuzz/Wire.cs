using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LoyaltyPoints.Api.Tests.Fuzz;

/// <summary>What came back.</summary>
/// <param name="Status">0 where the connection was closed without an answer.</param>
public sealed record WireAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public static readonly WireAnswer Closed = new(0, new Dictionary<string, string>(), []);

    public string? Media => Headers.GetValueOrDefault("content-type")?.Split(';')[0];

    public string Text => Encoding.UTF8.GetString(Body);
}

/// <summary>
/// One client over a connection that is kept: it sends any bytes, which a client that knows HTTP does not, and reads
/// one answer.
/// </summary>
public sealed class Wire(Uri address) : IDisposable
{
    private readonly byte[] buffer = new byte[16 * 1024];
    private TcpClient? client;
    private NetworkStream? stream;
    private int start;
    private int end;

    /// <param name="fresh">Whether it gets a connection of its own, which is closed afterwards.</param>
    /// <exception cref="OperationCanceledException">No answer came in time.</exception>
    public async Task<WireAnswer> SendAsync(
        byte[] request, bool isHead, bool fresh, bool endsThere, CancellationToken cancellationToken)
    {
        if (fresh) Close();
        while (true)
        {
            var kept = client is not null;
            var answer = await TryAsync(request, isHead, endsThere, cancellationToken);
            if (fresh || answer.Headers.GetValueOrDefault("connection") == "close" || answer.Status == 0) Close();
            // A server may close a connection between two requests: that is no answer to this one.
            if (answer.Status != 0 || !kept) return answer;
        }
    }

    public void Dispose() => Close();

    private async Task<WireAnswer> TryAsync(
        byte[] request, bool isHead, bool endsThere, CancellationToken cancellationToken)
    {
        try
        {
            if (client is null)
            {
                client = new TcpClient { NoDelay = true };
                (start, end) = (0, 0);
                await client.ConnectAsync(address.Host, address.Port, cancellationToken);
                stream = client.GetStream();
            }

            // What is refused early is answered before it is sent to its end: both at once.
            var sending = WriteAsync(request, endsThere, cancellationToken);
            var answer = await ReadAsync(isHead, cancellationToken);
            if (!sending.IsCompleted) Close();
            await sending;
            return answer;
        }
        catch (IOException)
        {
            return WireAnswer.Closed;
        }
    }

    private async Task WriteAsync(byte[] request, bool endsThere, CancellationToken cancellationToken)
    {
        try
        {
            await stream!.WriteAsync(request, cancellationToken);
            if (endsThere) client?.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // The server closed the connection meanwhile; what it said is being read.
        }
    }

    private async Task<WireAnswer> ReadAsync(bool isHead, CancellationToken cancellationToken)
    {
        while (true)
        {
            var line = await LineAsync(cancellationToken);
            if (line is null) return WireAnswer.Closed;
            var status = int.Parse(line.Split(' ')[1], CultureInfo.InvariantCulture);
            var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (await LineAsync(cancellationToken) is { Length: > 0 } header)
            {
                var colon = header.IndexOf(':', StringComparison.Ordinal);
                headers[header[..colon]] = header[(colon + 1)..].Trim();
            }

            if (status is >= 100 and < 200) continue;
            var body = isHead || status is 204 or 304 ? [] : await BodyAsync(headers, cancellationToken);
            return new WireAnswer(status, headers, body);
        }
    }

    private async Task<byte[]> BodyAsync(Dictionary<string, string> headers, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        if (headers.ContainsKey("transfer-encoding"))
        {
            while (await LineAsync(cancellationToken) is { } size)
            {
                var length = int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                await CopyAsync(body, length, cancellationToken);
                await LineAsync(cancellationToken);
                if (length == 0) return body.ToArray();
            }

            throw new IOException("The answer was broken off.");
        }

        var promised = headers.TryGetValue("content-length", out var given)
            ? long.Parse(given, CultureInfo.InvariantCulture) : long.MaxValue;
        await CopyAsync(body, promised, cancellationToken);
        return body.ToArray();
    }

    private async Task CopyAsync(MemoryStream body, long length, CancellationToken cancellationToken)
    {
        while (length > 0)
        {
            if (start == end && !await FillAsync(cancellationToken))
            {
                if (length < long.MaxValue / 2) throw new IOException("The answer was broken off.");
                return;
            }

            var part = (int)Math.Min(length, end - start);
            body.Write(buffer, start, part);
            start += part;
            length -= part;
        }
    }

    private async Task<string?> LineAsync(CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while (true)
        {
            if (start == end && !await FillAsync(cancellationToken)) return null;
            var next = (char)buffer[start++];
            if (next == '\n') return line.ToString().TrimEnd('\r');
            line.Append(next);
        }
    }

    private async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        (start, end) = (0, await stream!.ReadAsync(buffer, cancellationToken));
        return end > 0;
    }

    private void Close()
    {
        client?.Dispose();
        client = null;
    }
}
