namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// The bounded hand-off from many requests to the writers: lists that change places. A writer takes all there is, up to
/// a batch, so batches grow by themselves under load and a lone request never waits for company.
/// </summary>
internal sealed class WorkQueue(int capacity)
{
    private readonly object gate = new();
    private List<Work> waiting = [];
    private bool closed;

    public int Capacity => capacity;

    public int Count
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    /// <summary>False where the queue is full or closed.</summary>
    public bool TryAdd(Work work)
    {
        lock (gate)
        {
            if (closed || waiting.Count >= capacity) return false;
            waiting.Add(work);
            if (waiting.Count == 1) Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>
    /// Waits for work and exchanges <paramref name="empty"/> for it, or fills it with the first
    /// <paramref name="most"/>; null once closed and drained.
    /// </summary>
    public List<Work>? Take(List<Work> empty, int most)
    {
        lock (gate)
        {
            while (waiting.Count == 0)
            {
                if (closed) return null;
                Monitor.Wait(gate);
            }

            if (waiting.Count > most)
            {
                empty.AddRange(waiting.GetRange(0, most));
                waiting.RemoveRange(0, most);
                Monitor.Pulse(gate);
                return empty;
            }

            var taken = waiting;
            waiting = empty;
            return taken;
        }
    }

    public void Close()
    {
        lock (gate)
        {
            closed = true;
            Monitor.PulseAll(gate);
        }
    }

    public bool IsClosed
    {
        get
        {
            lock (gate) return closed;
        }
    }
}
