namespace LoyaltyPoints.Core.Programs;

/// <summary>The calendar on the wall of one time zone.</summary>
public sealed class LocalCalendar(TimeZoneInfo zone)
{
    private static readonly TimeSpan OneDay = TimeSpan.FromDays(1);

    /// <summary>What clock and calendar show at an instant.</summary>
    public DateTime LocalTime(Instant at)
    {
        var utc = Utc(at);
        return DateTime.SpecifyKind(utc + zone.GetUtcOffset(utc), DateTimeKind.Unspecified);
    }

    /// <summary>
    /// The instant a local day begins. Where midnight comes twice, the earlier one; where the clock skips it, the first
    /// instant after the gap.
    /// </summary>
    public Instant StartOf(DateOnly date) => InstantOf(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>
    /// The instant of a local time, with the rules of <see cref="StartOf"/> for times that come twice or never.
    /// </summary>
    public Instant InstantOf(DateTime local)
    {
        // The zone answers exactly for UTC. The local time is one of two UTC times: by the offset before or after any
        // change of the clock nearby; the larger offset gives the earlier.
        var asUtc = DateTime.SpecifyKind(local, DateTimeKind.Utc);
        var before = zone.GetUtcOffset(Shifted(asUtc, -OneDay));
        var after = zone.GetUtcOffset(Shifted(asUtc, OneDay));
        var early = Shifted(asUtc, before > after ? -before : -after);
        var late = Shifted(asUtc, before > after ? -after : -before);
        if (zone.GetUtcOffset(early) == asUtc - early) return At(early);
        if (zone.GetUtcOffset(late) == asUtc - late) return At(late);

        // In a gap: between the two the clock jumps ahead. Halve down to the millisecond at which it does.
        while ((late - early).Ticks > TimeSpan.TicksPerMillisecond)
        {
            var middle = early + TimeSpan.FromMilliseconds((long)(late - early).TotalMilliseconds / 2);
            if (middle + zone.GetUtcOffset(middle) >= asUtc) late = middle;
            else early = middle;
        }

        return At(late);
    }

    private static DateTime Utc(Instant at) => at.ToDateTimeOffset().UtcDateTime;

    private static Instant At(DateTime utc) => Instant.From(new DateTimeOffset(utc, TimeSpan.Zero));

    // At the very ends of the calendar there is no day before or after; there the zone does not change either.
    private static DateTime Shifted(DateTime value, TimeSpan by)
    {
        var ticks = Math.Clamp(value.Ticks + by.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        return new DateTime(ticks, DateTimeKind.Utc);
    }
}
