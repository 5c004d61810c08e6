using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LoyaltyPoints.Api.Tests.Harness;

/// <summary>
/// A POST whose body is sent piece by piece while its answer is being read: what HTTP/1.1 allows and HttpClient, which
/// reads nothing before it has sent everything, does not do.
/// </summary>
public sealed class StreamingRequest : IAsyncDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly StreamReader reader;

    private StreamingRequest(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
        reader = new StreamReader(stream, Encoding.UTF8);
    }

    /// <summary>Sends the head of a chunked NDJSON request.</summary>
    public static async Task<StreamingRequest> OpenAsync(
        Uri address, string path, string key, CancellationToken cancellationToken = default)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port, cancellationToken);
        var request = new StreamingRequest(client);
        await request.WriteAsync(
            $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\n"
            + "Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n",
            cancellationToken);
        return request;
    }

    /// <summary>Sends a piece of the body.</summary>
    public Task SendAsync(string piece, CancellationToken cancellationToken = default)
    {
        var size = Encoding.UTF8.GetByteCount(piece).ToString("x", CultureInfo.InvariantCulture);
        return WriteAsync($"{size}\r\n{piece}\r\n", cancellationToken);
    }

    /// <summary>Says that the body is over.</summary>
    public Task EndAsync(CancellationToken cancellationToken = default) => WriteAsync("0\r\n\r\n", cancellationToken);

    /// <summary>The next line of the answer that starts with this, or null at the end of the connection.</summary>
    public async Task<string?> ReadLineAsync(string start, CancellationToken cancellationToken = default)
    {
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(start, StringComparison.Ordinal)) return line;
        }

        return null;
    }

    public ValueTask DisposeAsync()
    {
        reader.Dispose();
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }
}
