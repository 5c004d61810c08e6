namespace LoyaltyPoints.Core.Webhooks;

/// <summary>Why an attempt failed.</summary>
/// <param name="Status">What was answered; null: nothing was.</param>
/// <param name="Error">In a few words, for people.</param>
/// <param name="RetryAfter">What the receiver asked for; null: nothing.</param>
public sealed record DeliveryFailure(int? Status, string Error, TimeSpan? RetryAfter)
{
    public const int Gone = 410;

    /// <summary>Whether the receiver has too much to do, so that other events should wait as well.</summary>
    public bool IsThrottling => Status == 429 || (Status is 502 or 503 or 504 && RetryAfter is not null);
}

/// <summary>An event on its way to one endpoint.</summary>
/// <param name="member">Empty where it is no member's.</param>
public sealed class Delivery(long sequence, Guid eventId, Guid member)
{
    /// <summary>Of the event in its tenant's log.</summary>
    public long Sequence => sequence;

    public Guid EventId => eventId;

    public Guid Member => member;

    /// <summary>What is sent; null: it has to be read again.</summary>
    public object? Content { get; set; }

    /// <summary>Attempts that have failed.</summary>
    public long Attempts { get; set; }

    /// <summary><see cref="Instant.Never"/>: none has failed.</summary>
    public Instant FirstFailedAt { get; set; } = Instant.Never;

    /// <summary>When it is to be tried again.</summary>
    public Instant NextAt { get; set; } = Instant.Beginning;

    /// <summary>Whether it was given up; only somebody who asks for it sends it again.</summary>
    public bool IsDead { get; set; }

    public DeliveryFailure? LastFailure { get; set; }

    internal bool IsKept { get; set; }

    internal bool IsDone { get; set; }

    internal DeliveryChain? Chain { get; set; }
}

/// <summary>Deliveries of which one waits for the other.</summary>
internal sealed class DeliveryChain((Guid Member, long Sequence) key)
{
    public (Guid Member, long Sequence) Key => key;

    public Queue<Delivery> Waiting { get; } = new();
}
