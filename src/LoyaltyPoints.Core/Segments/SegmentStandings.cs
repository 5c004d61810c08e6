using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Segments;

/// <summary>Tells what a member stands for in programs, as conditions of segments ask for it.</summary>
public static class SegmentStandings
{
    /// <summary>By the names of fields; what is absent is left out.</summary>
    /// <param name="fields">Those of other facts are left out as well.</param>
    /// <param name="context">With what dates have brought.</param>
    /// <param name="calendar">By whose days it is counted.</param>
    public static IReadOnlyDictionary<string, GivenValue> Of(
        IEnumerable<SegmentField> fields, DecisionContext context, LocalCalendar calendar)
    {
        var told = new Dictionary<string, GivenValue>(StringComparer.Ordinal);
        var teller = new FactTeller(context.Member, context.Catalog, context.Now, context.Now);
        foreach (var field in fields)
        {
            if (field.ProgramId is not { } programId) continue;
            if (field.Fact == SegmentFact.DaysToExpiry)
            {
                if (context.Member.Account(programId) is { } account
                    && DaysToExpiry(account, context.Now, calendar) is { } days) told[field.Name] = days;
            }
            else if (field.Fact == SegmentFact.Enrolled)
                told[field.Name] = context.Member.Account(programId) is null ? GivenFacts.No : GivenFacts.Yes;
            else told[field.Name] = teller.OfProgram(field.Name);
        }

        return told;
    }

    private static long? DaysToExpiry(Account account, Instant now, LocalCalendar calendar)
    {
        var lots = account.LotsAt(now);
        var first = lots.Lots.Where(static lot => lot.Available > 0)
            .Select(lot => lot.Key.ExpiresAt < lots.LapsesAt ? lot.Key.ExpiresAt : lots.LapsesAt)
            .DefaultIfEmpty(Instant.Never).Min();
        return first == Instant.Never ? null : DayOf(first) - DayOf(now);

        long DayOf(Instant at) => DateOnly.FromDateTime(calendar.LocalTime(at)).DayNumber;
    }
}
