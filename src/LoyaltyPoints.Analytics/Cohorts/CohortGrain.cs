using LoyaltyPoints.Analytics.Calendars;

namespace LoyaltyPoints.Analytics.Cohorts;

/// <summary>The length of the periods that cohorts are told by.</summary>
public enum CohortGrain
{
    Month,

    /// <summary>From Monday on, as ISO 8601 has it.</summary>
    Week,
}

/// <summary>Periods of a grain, numbered without gaps.</summary>
internal static class CohortGrains
{
    /// <param name="day">As of <see cref="DateOnly.DayNumber"/>, whose day 0 is a Monday.</param>
    public static int PeriodOf(this CohortGrain grain, int day) =>
        grain == CohortGrain.Week ? day / 7 : LocalDays.MonthOf(day);

    public static DateOnly FirstOf(this CohortGrain grain, int period) =>
        grain == CohortGrain.Week ? DateOnly.FromDayNumber(period * 7) : LocalDays.FirstOf(period);
}
