namespace LoyaltyPoints.Api.Security;

/// <summary>
/// A bucket of tokens that fills steadily and never beyond its size; full at first. It is one number: the instant at
/// which it will be full again (the generic cell rate algorithm), so taking a token is one exchange, without a lock or
/// a timer.
/// </summary>
/// <param name="perSecond">1 to 1,000,000.</param>
/// <param name="burst">Tokens that fit, 1 to 1,000,000,000.</param>
/// <param name="seconds">In so many seconds <paramref name="perSecond"/> tokens come.</param>
internal sealed class TokenBucket(int perSecond, int burst, TimeProvider time, int seconds = 1)
{
    private readonly long token = Math.Max(1, time.TimestampFrequency * seconds / perSecond);

    private long fullAt;

    /// <summary>Takes a token.</summary>
    /// <param name="left">Whole tokens left after it.</param>
    /// <param name="wait">Whole seconds until there is one, at least 1, where there is none; else 0.</param>
    public bool TryTake(out int left, out int wait)
    {
        var now = time.GetTimestamp();
        while (true)
        {
            var before = Volatile.Read(ref fullAt);
            var after = Math.Max(before, now) + token;
            var over = after - now - (token * burst);
            if (over > 0)
            {
                (left, wait) = (0, (int)Math.Min(int.MaxValue, ((over - 1) / time.TimestampFrequency) + 1));
                return false;
            }

            if (Interlocked.CompareExchange(ref fullAt, after, before) != before) continue;
            (left, wait) = ((int)(-over / token), 0);
            return true;
        }
    }

    /// <summary>Takes tokens that may not be there yet: who comes next waits for them as well.</summary>
    public void Debit(int tokens)
    {
        var now = time.GetTimestamp();
        while (true)
        {
            var before = Volatile.Read(ref fullAt);
            var after = Math.Max(before, now) + (token * tokens);
            if (Interlocked.CompareExchange(ref fullAt, after, before) == before) return;
        }
    }

    /// <summary>Whole seconds until there is a token, at least 1; 0 where there is one.</summary>
    public int Wait()
    {
        var now = time.GetTimestamp();
        var over = Math.Max(Volatile.Read(ref fullAt), now) + token - now - (token * burst);
        return over <= 0 ? 0 : (int)Math.Min(int.MaxValue, ((over - 1) / time.TimestampFrequency) + 1);
    }

    public bool IsFull => Volatile.Read(ref fullAt) <= time.GetTimestamp();
}
