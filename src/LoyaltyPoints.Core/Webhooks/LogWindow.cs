namespace LoyaltyPoints.Core.Webhooks;

/// <summary>A part of the log that is being delivered: how far it was read, and how far it is done.</summary>
/// <param name="position">Up to where everything is delivered, or remembered by itself.</param>
/// <param name="end">The last event of it; <see cref="long.MaxValue"/>: it goes on with the log.</param>
public sealed class LogWindow(long position, long end)
{
    private readonly Queue<Delivery> open = new();

    /// <summary>The last event that was read.</summary>
    public long Read { get; private set; } = position;

    public long End => end;

    /// <summary>Whether there is more to read, in a log of this many events.</summary>
    public bool IsBehind(long latest) => Read < Math.Min(latest, end);

    internal int Open => open.Count;

    internal long Position()
    {
        while (open.TryPeek(out var first) && (first.IsDone || first.IsKept)) open.Dequeue();
        return open.TryPeek(out var waiting) ? waiting.Sequence - 1 : Read;
    }

    internal void Add(Delivery delivery) => open.Enqueue(delivery);

    /// <summary>Events up to here were read, and none of them is to be delivered but those that were added.</summary>
    public void ReadTo(long sequence) => Read = Math.Max(Read, sequence);
}
