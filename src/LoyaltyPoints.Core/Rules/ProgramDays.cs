using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// What a program needs to know of one local day: its ends, the counters of its caps, and the lot of units earned on
/// it.
/// </summary>
/// <param name="LocalStart">What the clock shows at the start; null if it is changed during the day.</param>
/// <param name="Lot">By the program's own terms.</param>
internal sealed record ProgramDay(
    DateOnly Date, Instant Start, Instant End, DateTime? LocalStart, CapKey[] CapKeys, LotKey Lot);

/// <summary>
/// The days of a program's calendar. The last one asked for is remembered, since purchases mostly come in the order of
/// time; it is a pure function all the same.
/// </summary>
internal sealed class ProgramDays(
    LocalCalendar calendar, IReadOnlyList<(string CapId, CapPeriod Per)> counters, Maturity? maturity, Expiry? expiry)
{
    private ProgramDay? last;

    public LocalCalendar Calendar => calendar;

    public ProgramDay At(Instant at)
    {
        var day = Volatile.Read(ref last);
        if (day is not null && at >= day.Start && at < day.End) return day;
        day = Find(at);
        Volatile.Write(ref last, day);
        return day;
    }

    public DateTime LocalTime(Instant at)
    {
        var day = At(at);
        return day.LocalStart is { } start
            ? start.AddMilliseconds(at.UnixMilliseconds - day.Start.UnixMilliseconds) : calendar.LocalTime(at);
    }

    /// <summary>Counters in the periods that an instant lies in.</summary>
    public CapKey[] KeysAt(Instant at, IReadOnlyList<(string CapId, CapPeriod Per)> some) => KeysOn(At(at).Date, some);

    public List<ThresholdPeriod> ThresholdsAt(
        IReadOnlyList<ThresholdDefinition> thresholds, Instant occurredAt, Instant enrolledAt)
    {
        // The enrolment's day is not asked of At: purchases of today would have to find theirs again.
        var (day, enrolled) = (At(occurredAt).Date, DateOf(enrolledAt).Date);
        var periods = new List<ThresholdPeriod>(thresholds.Count);
        foreach (var threshold in thresholds)
        {
            var (from, to) = WindowCalendar.DaysOf(threshold.Over, day, enrolled);
            var start = threshold.Over is LifetimeWindow ? 0 : calendar.StartOf(from).UnixMilliseconds;
            periods.Add(new ThresholdPeriod(threshold, new CapKey($"threshold:{threshold.Id}", start), from, to));
        }

        return periods;
    }

    private CapKey[] KeysOn(DateOnly date, IReadOnlyList<(string CapId, CapPeriod Per)> some) =>
        [.. some.Select(counter => new CapKey(counter.CapId, PeriodStart(counter.Per, date)))];

    private ProgramDay Find(Instant at)
    {
        var (date, end) = DateOf(at);
        var start = calendar.StartOf(date);

        var midnight = date.ToDateTime(TimeOnly.MinValue);
        var lastMoment = new Instant(end.UnixMilliseconds - 1);
        var even = calendar.LocalTime(start) == midnight
            && calendar.LocalTime(lastMoment) == midnight.AddDays(1).AddMilliseconds(-1)
            && end.UnixMilliseconds - start.UnixMilliseconds == TimeSpan.MillisecondsPerDay;
        return new ProgramDay(
            date, start, end, even ? midnight : null, KeysOn(date, counters),
            LotCalendar.LotOf(calendar, date, maturity, expiry));
    }

    // A clock set back over midnight shows the old date once more, but days are cut where they first begin.
    private (DateOnly Date, Instant End) DateOf(Instant at)
    {
        var date = DateOnly.FromDateTime(calendar.LocalTime(at));
        var end = calendar.StartOf(date.AddDays(1));
        while (at >= end) (date, end) = (date.AddDays(1), calendar.StartOf(date.AddDays(2)));
        return (date, end);
    }

    private long PeriodStart(CapPeriod per, DateOnly date) => per switch
    {
        CapPeriod.Day => calendar.StartOf(date).UnixMilliseconds,
        // ISO 8601: weeks start on Monday.
        CapPeriod.Week => calendar.StartOf(date.AddDays(-(((int)date.DayOfWeek + 6) % 7))).UnixMilliseconds,
        CapPeriod.Month => calendar.StartOf(new DateOnly(date.Year, date.Month, 1)).UnixMilliseconds,
        CapPeriod.Lifetime => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(per)),
    };
}
