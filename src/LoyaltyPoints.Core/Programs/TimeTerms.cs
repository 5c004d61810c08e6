namespace LoyaltyPoints.Core.Programs;

/// <summary>When granted units can be spent. At once where there is none.</summary>
public abstract record Maturity;

/// <summary>At the start of the local day so many days after the day of earning.</summary>
/// <param name="Days">1 to 3650.</param>
public sealed record MaturityAfterDays(int Days) : Maturity;

/// <summary>At the start of one local day; what is earned from then on, at once.</summary>
public sealed record MaturityOnDate(DateOnly Date) : Maturity;

/// <summary>When an activity of this type is posted for the member; never before.</summary>
public sealed record MaturityOnActivity(string ActivityType) : Maturity;

/// <summary>At once, although the program says otherwise: in <see cref="UnitTerms"/> only.</summary>
public sealed record MaturityAtOnce : Maturity;

/// <summary>When granted units are gone again. Never where there is none.</summary>
public abstract record Expiry;

/// <summary>Some time after they were earned.</summary>
/// <param name="Period">Added to the local date of earning.</param>
/// <param name="RoundTo">The end of what they still live through.</param>
public sealed record ExpiryAfterEarning(CalendarPeriod Period, ExpiryRounding RoundTo) : Expiry;

/// <summary>At the end of the first of these days of a year that is the day of earning or comes after it.</summary>
/// <param name="Days">1 to 20, in calendar order; 29 February is the 28th where there is none.</param>
public sealed record ExpiryOnFixedDates(IReadOnlyList<(int Month, int Day)> Days) : Expiry;

/// <summary>
/// All units of the account at once, some time after the member last earned or spent any of them.
/// </summary>
public sealed record ExpiryAfterInactivity(CalendarPeriod Period, ExpiryRounding RoundTo) : Expiry;

/// <summary>
/// Never, although the program says otherwise: in <see cref="UnitTerms"/> and <see cref="Benefits"/> only.
/// </summary>
public sealed record ExpiryNever : Expiry;

/// <summary>Units expire at the first midnight after the end of this, local time.</summary>
public enum ExpiryRounding
{
    /// <summary>The default.</summary>
    EndOfDay,
    EndOfMonth,
    EndOfYear,
}

/// <summary>What units of one rule or tier have in common in time; null: as the program says.</summary>
public sealed record UnitTerms(Maturity? Maturity, Expiry? Expiry);
