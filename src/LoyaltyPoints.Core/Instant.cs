namespace LoyaltyPoints.Core;

/// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
/// <param name="UnixMilliseconds">Since 1970-01-01T00:00:00Z.</param>
public readonly record struct Instant(long UnixMilliseconds) : IComparable<Instant>
{
    /// <summary>The longest text of an instant, in characters.</summary>
    public const int MaximumLength = 24;

    /// <summary>Before every instant a purchase can have; as a maturity it means "matured from the start".</summary>
    public static readonly Instant Beginning = new(long.MinValue);

    /// <summary>After every instant a purchase can have; as an expiry it means "never".</summary>
    public static readonly Instant Never = new(long.MaxValue);

    public static Instant From(DateTimeOffset value) => new(value.ToUnixTimeMilliseconds());

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds);

    public Instant Plus(TimeSpan span) => new(checked(UnixMilliseconds + (long)span.TotalMilliseconds));

    /// <summary>How long after another instant this one is; below zero where it is before.</summary>
    public TimeSpan Since(Instant other) =>
        TimeSpan.FromMilliseconds(checked(UnixMilliseconds - other.UnixMilliseconds));

    public static Instant Max(Instant a, Instant b) => a > b ? a : b;

    public int CompareTo(Instant other) => UnixMilliseconds.CompareTo(other.UnixMilliseconds);

    public static bool operator <(Instant a, Instant b) => a.UnixMilliseconds < b.UnixMilliseconds;

    public static bool operator >(Instant a, Instant b) => a.UnixMilliseconds > b.UnixMilliseconds;

    public static bool operator <=(Instant a, Instant b) => a.UnixMilliseconds <= b.UnixMilliseconds;

    public static bool operator >=(Instant a, Instant b) => a.UnixMilliseconds >= b.UnixMilliseconds;

    /// <summary>Writes ISO 8601 in UTC, <c>2026-11-21T02:00:00Z</c>, with <c>.fff</c> only where not zero.</summary>
    /// <param name="destination">At least <see cref="MaximumLength"/> long.</param>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Never or beginning, which have no date.</exception>
    public int Write(Span<byte> destination)
    {
        // "O" is written without parsing a pattern: 2026-11-21T10:00:00.1230000Z.
        Span<byte> full = stackalloc byte[32];
        ToDateTimeOffset().UtcDateTime.TryFormat(full, out _, "O");
        var kept = UnixMilliseconds % 1000 == 0 ? 19 : 23;
        full[..kept].CopyTo(destination);
        destination[kept] = (byte)'Z';
        return kept + 1;
    }

    public override string ToString()
    {
        if (this == Never) return "never";
        if (this == Beginning) return "beginning";
        Span<byte> text = stackalloc byte[MaximumLength];
        return System.Text.Encoding.ASCII.GetString(text[..Write(text)]);
    }
}
