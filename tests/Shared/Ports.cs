using System.Net;
using System.Net.Sockets;

namespace LoyaltyPoints.Tests;

/// <summary>Finds ports of the loopback address that nobody listens on.</summary>
internal static class Ports
{
    // Below the range from which systems take ports for outgoing connections: a client that keeps knocking at a killed
    // server's port could otherwise be given that very port, connect to itself, and keep the server from coming back.
    private const int First = 20000;
    private const int Last = 32000;
    private static int next = Random.Shared.Next(First, Last);

    public static int Free()
    {
        for (var tried = 0; tried < Last - First; tried++)
        {
            var port = First + (Interlocked.Increment(ref next) % (Last - First));
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try the next.
            }
        }

        throw new InvalidOperationException("No free port.");
    }
}
