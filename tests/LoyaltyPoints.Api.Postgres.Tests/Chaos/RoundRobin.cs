using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace LoyaltyPoints.Api.Tests.Chaos;

/// <summary>What came of a request, and when.</summary>
/// <param name="At">Since the beginning.</param>
internal readonly record struct Outcome(TimeSpan At, OutcomeKind Kind);

internal enum OutcomeKind
{
    /// <summary>By any status but 503.</summary>
    Answered,

    /// <summary>Not now: 503.</summary>
    Refused,

    /// <summary>No connection, or one that ended before the answer.</summary>
    Broken,
}

/// <summary>Sends each request to the next of several servers, up or not, and notes what came of it.</summary>
internal sealed class RoundRobin(IReadOnlyList<Uri> servers)
    : DelegatingHandler(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
{
    private readonly Stopwatch clock = new();
    private int sent;

    public TimeSpan Now => clock.Elapsed;

    public ConcurrentQueue<Outcome> Outcomes { get; } = [];

    /// <summary>From now on it counts.</summary>
    public void Begin() => clock.Start();

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var server = servers[(int)((uint)Interlocked.Increment(ref sent) % servers.Count)];
        request.RequestUri = new Uri(server, request.RequestUri!.PathAndQuery);
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            Note(answer.StatusCode == HttpStatusCode.ServiceUnavailable ? OutcomeKind.Refused : OutcomeKind.Answered);
            return answer;
        }
        catch (HttpRequestException)
        {
            Note(OutcomeKind.Broken);
            throw;
        }
    }

    private void Note(OutcomeKind kind) => Outcomes.Enqueue(new Outcome(clock.Elapsed, kind));
}
