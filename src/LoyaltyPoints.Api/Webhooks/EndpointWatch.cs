using System.Threading.Channels;

namespace LoyaltyPoints.Api.Webhooks;

/// <summary>
/// What is known of one endpoint from looking at all of them again and again: which revision it has, and how many
/// events there are. Each look wakes whoever delivers to it, so nobody needs a timer of their own.
/// </summary>
internal sealed class EndpointWatch
{
    private readonly Channel<bool> looks = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private long revision;
    private long latest;

    public long Latest => Interlocked.Read(ref latest);

    /// <param name="currentRevision">0: it is not to be sent to any more.</param>
    public void See(long currentRevision, long latestEvent)
    {
        Interlocked.Exchange(ref revision, currentRevision);
        Interlocked.Exchange(ref latest, latestEvent);
        Wake();
    }

    /// <summary>Has whoever delivers look at what has come.</summary>
    public void Wake() => looks.Writer.TryWrite(true);

    public bool IsStill(long expected) => Interlocked.Read(ref revision) == expected;

    /// <summary>Until somebody wakes it; at once where that was since it last waited.</summary>
    public async Task WaitAsync() => await looks.Reader.ReadAsync();
}
