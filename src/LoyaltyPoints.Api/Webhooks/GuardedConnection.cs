using System.Net;
using System.Net.Sockets;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>An endpoint's name leads to no address that may be connected to.</summary>
internal sealed class AddressNotAllowedException()
    : IOException("The endpoint's name leads to no public address.");

/// <summary>
/// Connects to endpoints. The addresses of a name are judged after it was resolved, and the connection goes to one of
/// those that were judged: nobody can answer with another one in between.
/// </summary>
internal static class GuardedConnection
{
    // Each retired connection is made, and judged, anew.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private const int MostDiscarded = 64 * 1024;
    private const int MostHeaderKibibytes = 16;

    /// <summary>A client for one endpoint, with connections of its own.</summary>
    public static HttpClient NewClient(WebhookOptions options) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        // Our own traces are nobody else's business.
        ActivityHeadersPropagator = null,
        MaxConnectionsPerServer = options.Concurrency,
        MaxResponseHeadersLength = MostHeaderKibibytes,
        MaxResponseDrainSize = MostDiscarded,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        PooledConnectionLifetime = Lifetime,
        ConnectCallback = (context, cancellation) =>
            ConnectAsync(context.DnsEndPoint, options.AllowPrivateAddresses, cancellation),
    })
    {
        // Each request has a limit of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private static async ValueTask<Stream> ConnectAsync(
        DnsEndPoint endpoint, bool allowPrivate, CancellationToken cancellation)
    {
        var resolved = await Dns.GetHostAddressesAsync(endpoint.Host, cancellation);
        var allowed = resolved.Where(address => allowPrivate || PublicAddress.Is(address)).ToList();
        if (allowed.Count == 0) throw new AddressNotAllowedException();
        foreach (var address in allowed.SkipLast(1))
        {
            try
            {
                return await ConnectAsync(address, endpoint.Port, cancellation);
            }
            catch (SocketException)
            {
                // The next one may answer.
            }
        }

        return await ConnectAsync(allowed[^1], endpoint.Port, cancellation);
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var isConnected = false;
        try
        {
            await socket.ConnectAsync(new IPEndPoint(address, port), cancellation);
            isConnected = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        finally
        {
            if (!isConnected) socket.Dispose();
        }
    }
}
