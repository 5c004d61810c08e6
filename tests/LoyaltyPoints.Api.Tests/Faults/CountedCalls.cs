using System.Diagnostics;

namespace LoyaltyPoints.Api.Tests.Faults;

/// <summary>What callers were told, by status, and when writes were first answered again.</summary>
public sealed class CountedCalls() : DelegatingHandler(new SocketsHttpHandler { MaxConnectionsPerServer = 256 })
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, long> statuses = [];
    private long mendedAt;
    private long answeredAt;

    /// <summary>Calls that ended without any answer: the connection broke, or was refused.</summary>
    public long Unanswered { get; private set; }

    /// <summary>Answers 503 that do not say when to come back.</summary>
    public long Mute { get; private set; }

    /// <summary>From <see cref="Mend"/> to the first write that was answered; null while none has been.</summary>
    public TimeSpan? BackAfter { get; private set; }

    /// <summary>The longest time without a write that was answered, since the first.</summary>
    public TimeSpan LongestSilence { get; private set; }

    public long Of(int status)
    {
        lock (gate) return statuses.GetValueOrDefault(status);
    }

    /// <summary>Statuses that nobody may see, whatever is broken.</summary>
    public IReadOnlyList<int> Unexpected()
    {
        lock (gate) return [.. statuses.Keys.Where(status => status is not (200 or 201 or 503)).Order()];
    }

    /// <summary>What was broken is whole from now on.</summary>
    public void Mend()
    {
        lock (gate) (mendedAt, BackAfter) = (Stopwatch.GetTimestamp(), null);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            Note((int)answer.StatusCode, answer.Headers.RetryAfter is not null);
            return answer;
        }
        catch (HttpRequestException)
        {
            lock (gate) Unanswered++;
            throw;
        }
    }

    private void Note(int status, bool saysWhen)
    {
        lock (gate)
        {
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            if (status == 503 && !saysWhen) Mute++;
            if (status != 201) return;
            if (mendedAt != 0) BackAfter ??= Stopwatch.GetElapsedTime(mendedAt);
            var silence = answeredAt == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(answeredAt);
            if (silence > LongestSilence) LongestSilence = silence;
            answeredAt = Stopwatch.GetTimestamp();
        }
    }
}
