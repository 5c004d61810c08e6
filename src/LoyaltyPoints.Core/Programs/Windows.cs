namespace LoyaltyPoints.Core.Programs;

/// <summary>The stretch of local days over which something is counted, as seen from one of its days.</summary>
public abstract record Window;

/// <summary>From the member's first day in the program on.</summary>
public sealed record LifetimeWindow : Window;

/// <summary>The calendar's month, quarter or year that the day lies in.</summary>
public sealed record CalendarWindow(CalendarUnit Unit) : Window;

/// <summary>The days since as long ago as the period says: P12M seen from 2026-11-25 begins on 2025-11-26.</summary>
public sealed record RollingWindow(CalendarPeriod Period) : Window;

/// <summary>The year of membership that the day lies in, counted from the local day of enrolment.</summary>
public sealed record AnniversaryWindow : Window;

public enum CalendarUnit
{
    Month,
    Quarter,
    Year,
}
