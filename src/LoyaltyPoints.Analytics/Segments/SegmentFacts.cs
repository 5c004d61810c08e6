using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Analytics.Segments;

/// <summary>All that the conditions of segments ask of one member.</summary>
public sealed record SegmentFacts
{
    /// <summary>
    /// With what occurred before the instant that is asked for; purchases and returns in one currency only.
    /// </summary>
    public required MemberFacts Member { get; init; }

    /// <summary>By the names of fields; what is absent is not there.</summary>
    public IReadOnlyDictionary<string, GivenValue> Standings { get; init; } = new Dictionary<string, GivenValue>();

    /// <summary>The ids of the other segments it is in, as conditions name them.</summary>
    public IReadOnlyCollection<string> Segments { get; init; } = [];
}

/// <summary>As of when and by what members are judged.</summary>
/// <param name="Words">The texts of the members' facts.</param>
public sealed record SegmentQuestion(Instant AsOf, LocalCalendar Calendar, FactWords Words)
{
    public DateOnly Today { get; } = DateOnly.FromDateTime(Calendar.LocalTime(AsOf));

    /// <summary>The first instant of a span up to now: P12M on 2026-11-25 begins on 2025-11-26.</summary>
    public Instant StartOf(CalendarPeriod? over) =>
        over is { } period ? Calendar.StartOf(period.Before(Today).AddDays(1)) : Instant.Beginning;

    public long DaysSince(Instant at) =>
        Today.DayNumber - DateOnly.FromDateTime(Calendar.LocalTime(at)).DayNumber;
}
