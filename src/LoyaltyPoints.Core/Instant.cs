namespace LoyaltyPoints.Core;

/// <summary>A point in time: whole milliseconds since 1970-01-01T00:00:00Z. Finer input is cut, not rounded.</summary>
public readonly record struct Instant(long UnixMilliseconds) : IComparable<Instant>
{
    /// <summary>Before every instant a purchase can have; as a maturity it means "matured from the start".</summary>
    public static readonly Instant Beginning = new(long.MinValue);

    /// <summary>After every instant a purchase can have; as an expiry it means "never".</summary>
    public static readonly Instant Never = new(long.MaxValue);

    public static Instant From(DateTimeOffset value) => new(value.ToUnixTimeMilliseconds());

    public DateTimeOffset ToDateTimeOffset() => DateTimeOffset.FromUnixTimeMilliseconds(UnixMilliseconds);

    public Instant Plus(TimeSpan span) => new(checked(UnixMilliseconds + (long)span.TotalMilliseconds));

    public static Instant Max(Instant a, Instant b) => a > b ? a : b;

    public int CompareTo(Instant other) => UnixMilliseconds.CompareTo(other.UnixMilliseconds);

    public static bool operator <(Instant a, Instant b) => a.UnixMilliseconds < b.UnixMilliseconds;

    public static bool operator >(Instant a, Instant b) => a.UnixMilliseconds > b.UnixMilliseconds;

    public static bool operator <=(Instant a, Instant b) => a.UnixMilliseconds <= b.UnixMilliseconds;

    public static bool operator >=(Instant a, Instant b) => a.UnixMilliseconds >= b.UnixMilliseconds;

    public override string ToString() => this == Never ? "never"
        : this == Beginning ? "beginning" : ToDateTimeOffset().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
}
