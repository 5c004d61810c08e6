namespace LoyaltyPoints.Core.Webhooks;

/// <summary>How one endpoint is delivered to.</summary>
/// <param name="IsOrdered">Whether a member's next event waits for the one before.</param>
/// <param name="FailuresToStop">Events failing one after the other after which the endpoint counts as failing.</param>
/// <param name="MostOpen">Events that are read ahead.</param>
/// <param name="MostKept">Events that wait for another attempt; where there are more, the log waits.</param>
public sealed record DeliveryTerms(
    bool IsOrdered, RetrySchedule Schedule, int FailuresToStop, int MostOpen, int MostKept);

/// <summary>What has changed since it was last written down.</summary>
/// <param name="Position">Up to where the log is delivered, or remembered event by event.</param>
/// <param name="ReplayPosition">The same of what is replayed.</param>
/// <param name="Kept">Deliveries to be remembered as they are now.</param>
/// <param name="Gone">Sequences of those that need not be any more.</param>
/// <param name="NextAt">When something is to be tried again.</param>
public sealed record QueueChanges(
    long Position, long ReplayPosition, IReadOnlyList<Delivery> Kept, IReadOnlyList<long> Gone,
    EndpointHealth Health, Instant NextAt);

/// <summary>
/// What one endpoint is to be sent, in which order and when: a member's events one after the other, as far as it is
/// ordered; what failed again after a pause, and only its own member's later events behind it. Pure, but for its state;
/// not thread-safe.
/// </summary>
public sealed class DeliveryQueue
{
    private readonly DeliveryTerms terms;
    private readonly Dictionary<(Guid Member, long Sequence), DeliveryChain> chains = [];
    private readonly Queue<DeliveryChain> ready = new();
    private readonly PriorityQueue<DeliveryChain, long> later = new();
    private readonly HashSet<long> open = [];
    private readonly HashSet<long> failed = [];
    private readonly Dictionary<long, Delivery> changed = [];
    private EndpointHealth health;
    private Delivery? probe;
    private Instant heldUntil = Instant.Beginning;
    private int kept;

    /// <param name="waiting">Deliveries that are remembered by themselves, in the order of their sequence.</param>
    public DeliveryQueue(
        DeliveryTerms terms, EndpointHealth health, LogWindow live, LogWindow replay, IEnumerable<Delivery> waiting)
    {
        (this.terms, this.health, Live, Replay) = (terms, health, live, replay);
        foreach (var delivery in waiting)
        {
            if (delivery.Attempts > 0 && health.FailingSince != Instant.Never) failed.Add(delivery.Sequence);
            delivery.IsKept = true;
            kept++;
            Append(delivery);
        }
    }

    public LogWindow Live { get; }

    public LogWindow Replay { get; }

    /// <summary>Deliveries that were taken and not answered yet.</summary>
    public int InFlight { get; private set; }

    /// <summary>Whether more should be read from the log.</summary>
    public bool HasRoom => (!health.IsFailing || chains.Count == 0)
        && Live.Open + Replay.Open < terms.MostOpen && kept < terms.MostKept;

    public EndpointHealth Health => health;

    /// <summary>When something is to be tried, as far as that is known now.</summary>
    public Instant NextAt => health.IsFailing ? Instant.Max(health.NextProbe, heldUntil)
        : chains.Count == 0 ? Instant.Never
        : ready.Count > 0 ? heldUntil
        : later.TryPeek(out _, out var at) ? Instant.Max(new Instant(at), heldUntil) : Instant.Never;

    /// <summary>An event that was read and is to be delivered.</summary>
    public void Add(LogWindow window, Delivery delivery)
    {
        window.ReadTo(delivery.Sequence);
        // It waits already, and is delivered once for both.
        if (open.Contains(delivery.Sequence)) return;
        window.Add(delivery);
        var chain = Append(delivery);
        if (chain.Waiting.Peek() != delivery && chain.Waiting.Peek().IsKept) Keep(delivery);
    }

    /// <summary>What is to be sent now; null: nothing, or not yet.</summary>
    public Delivery? Next(Instant now)
    {
        if (now < heldUntil) return null;
        DeliveryChain? chain;
        if (health.IsFailing)
        {
            if (InFlight > 0 || now < health.NextProbe) return null;
            if (!ready.TryDequeue(out chain) && !later.TryDequeue(out chain, out _)) return null;
            probe = chain.Waiting.Peek();
        }
        else
        {
            while (later.TryPeek(out var due, out var at) && at <= now.UnixMilliseconds)
            {
                later.Dequeue();
                ready.Enqueue(due);
            }

            if (!ready.TryDequeue(out chain)) return null;
        }

        InFlight++;
        return chain.Waiting.Peek();
    }

    /// <summary>It was taken, or there is nothing to deliver any more.</summary>
    /// <param name="isAnswered">Whether the receiver said so.</param>
    public void Delivered(Delivery delivery, bool isAnswered = true)
    {
        InFlight--;
        delivery.IsDone = true;
        if (delivery.IsKept)
        {
            kept--;
            changed[delivery.Sequence] = delivery;
        }

        Advance(delivery);
        if (!isAnswered || health == EndpointHealth.Good) return;
        failed.Clear();
        probe = null;
        var wasFailing = health.IsFailing;
        health = EndpointHealth.Good;
        heldUntil = Instant.Beginning;
        // What failed for the endpoint's sake need not wait for its own turn.
        if (wasFailing) while (later.TryDequeue(out var chain, out _)) ready.Enqueue(chain);
    }

    /// <param name="chance">From 0 to 1, for the pause.</param>
    public Verdict Failed(Delivery delivery, DeliveryFailure failure, Instant now, double chance)
    {
        InFlight--;
        delivery.Attempts++;
        delivery.LastFailure = failure;
        if (delivery.FirstFailedAt == Instant.Never) delivery.FirstFailedAt = now;
        delivery.NextAt = now.Plus(terms.Schedule.Pause(delivery.Attempts, chance, failure.RetryAfter));
        if (failure.IsThrottling) heldUntil = Instant.Max(heldUntil, delivery.NextAt);
        failed.Add(delivery.Sequence);
        if (health.FailingSince == Instant.Never) health = health with { FailingSince = now };
        // One event that nobody could take says nothing of the endpoint.
        var isLost = failed.Count > 1 && terms.Schedule.IsOver(health.FailingSince, now);
        var verdict = failure.Status == DeliveryFailure.Gone ? Verdict.Disable : isLost ? Verdict.Pause : Verdict.GoOn;
        if (verdict == Verdict.GoOn && terms.Schedule.IsOver(delivery.FirstFailedAt, now)) GiveUp(delivery);
        else PutOff(delivery);
        Watch(delivery, failure, now, chance);
        return verdict;
    }

    /// <summary>It was not sent after all; it is as if it had not been taken.</summary>
    public void PutBack(Delivery delivery)
    {
        InFlight--;
        if (probe == delivery) probe = null;
        ready.Enqueue(delivery.Chain!);
    }

    /// <summary>What is to be written down, and is then taken to be.</summary>
    public QueueChanges TakeChanges()
    {
        var gone = changed.Values.Where(static one => one.IsDone).Select(static one => one.Sequence).ToList();
        var rest = changed.Values.Where(static one => !one.IsDone).ToList();
        changed.Clear();
        return new QueueChanges(Live.Position(), Replay.Position(), rest, gone, health, NextAt);
    }

    private void GiveUp(Delivery delivery)
    {
        Keep(delivery);
        delivery.IsDead = true;
        kept--;
        Advance(delivery);
    }

    private void PutOff(Delivery delivery)
    {
        foreach (var one in delivery.Chain!.Waiting) if (!one.IsKept || one == delivery) Keep(one);
        later.Enqueue(delivery.Chain, delivery.NextAt.UnixMilliseconds);
    }

    private void Watch(Delivery delivery, DeliveryFailure failure, Instant now, double chance)
    {
        if (!health.IsFailing && failed.Count < terms.FailuresToStop) return;
        if (health.IsFailing && delivery != probe) return;
        probe = null;
        var probes = health.IsFailing ? health.Probes + 1 : 1;
        health = health with
        {
            IsFailing = true,
            Probes = probes,
            NextProbe = now.Plus(terms.Schedule.ProbePause(probes, chance, failure.RetryAfter)),
        };
    }

    private void Keep(Delivery delivery)
    {
        if (!delivery.IsKept) kept++;
        delivery.IsKept = true;
        delivery.Content = null;
        changed[delivery.Sequence] = delivery;
    }

    private DeliveryChain Append(Delivery delivery)
    {
        open.Add(delivery.Sequence);
        var key = terms.IsOrdered ? (delivery.Member, 0) : (Guid.Empty, delivery.Sequence);
        if (!chains.TryGetValue(key, out var chain)) chains[key] = chain = new DeliveryChain(key);
        delivery.Chain = chain;
        chain.Waiting.Enqueue(delivery);
        if (chain.Waiting.Count == 1) List(chain);
        return chain;
    }

    private void Advance(Delivery delivery)
    {
        open.Remove(delivery.Sequence);
        var chain = delivery.Chain!;
        chain.Waiting.Dequeue();
        if (chain.Waiting.Count == 0) chains.Remove(chain.Key);
        else List(chain);
    }

    private void List(DeliveryChain chain)
    {
        var at = chain.Waiting.Peek().NextAt;
        if (at == Instant.Beginning) ready.Enqueue(chain);
        else later.Enqueue(chain, at.UnixMilliseconds);
    }
}
