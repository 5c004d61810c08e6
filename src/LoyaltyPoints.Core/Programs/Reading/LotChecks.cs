using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Programs.Reading;

/// <summary>Finds units that are gone before they could ever be spent.</summary>
internal static class LotChecks
{
    private static readonly LocalCalendar Calendar = new(TimeZoneInfo.Utc);

    // Four years, one of them a leap year, in which every length of month comes with every other.
    private static readonly DateOnly First = new(2001, 1, 1);
    private const int Days = (4 * 365) + 1;

    /// <summary>Faults them only where that is so whenever they are earned.</summary>
    public static void Find(Maturity? maturity, Expiry? expiry, string at, FaultLog log)
    {
        if (maturity is not MaturityAfterDays || expiry is null or ExpiryNever or ExpiryAfterInactivity) return;
        for (var day = 0; day < Days; day++)
        {
            var lot = LotCalendar.LotOf(Calendar, First.AddDays(day), maturity, expiry);
            if (lot.MaturesAt < lot.ExpiresAt) return;
        }

        log.Add(at, FaultCodes.Contradictory, "Units would always expire before they mature.");
    }
}
