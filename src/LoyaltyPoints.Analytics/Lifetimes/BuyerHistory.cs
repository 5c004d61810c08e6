using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>
/// A member's purchases as the models of repeat buying know them. Days are local; all purchases of one day are one, and
/// the first is no repeat.
/// </summary>
/// <param name="FirstDay">Of the first purchase: <see cref="DateOnly.DayNumber"/>.</param>
/// <param name="Repeats">Days with a purchase after the first: the papers' x.</param>
/// <param name="RecencyDays">From the first to the last day with a purchase: the papers' t_x.</param>
/// <param name="AgeDays">From the first day to the last that is known: the papers' T.</param>
/// <param name="FirstSpend">Net sales of the first day.</param>
/// <param name="RepeatSpend">Net sales of all later days.</param>
/// <param name="Returned">What returns took off them since, at most all.</param>
public readonly record struct BuyerHistory(
    int FirstDay, int Repeats, int RecencyDays, int AgeDays, long FirstSpend, long RepeatSpend, long Returned)
{
    /// <summary>Net sales less returns.</summary>
    public long Value => FirstSpend + RepeatSpend - Returned;

    /// <summary>
    /// Net sales of the repeats less returns, which are spread in proportion over all the member has bought. 0 where
    /// nothing is left.
    /// </summary>
    public double NetRepeatSpend
    {
        get
        {
            var all = (double)FirstSpend + RepeatSpend;
            return all <= 0 ? 0 : RepeatSpend * ((all - Returned) / all);
        }
    }

    /// <param name="facts">Of one member, by when they occurred; kinds other than purchases and returns are passed over.
    /// All money is of one currency.</param>
    /// <param name="asOf">What occurred at or after it is not known.</param>
    /// <returns>Null where there is no purchase before <paramref name="asOf"/>.</returns>
    public static BuyerHistory? Of(IReadOnlyList<MemberFact> facts, LocalCalendar calendar, Instant asOf)
    {
        int first = -1, last = -1, repeats = 0;
        long firstSpend = 0, repeatSpend = 0, returned = 0;
        foreach (var fact in facts)
        {
            if (fact.At >= asOf) break;
            if (fact.Kind == FactKind.Return) returned = checked(returned + fact.Amount);
            if (fact.Kind != FactKind.Purchase) continue;
            var day = DayOf(calendar, fact.At);
            if (first < 0) first = day;
            else if (day > last) repeats++;
            last = day;
            if (day == first) firstSpend = checked(firstSpend + fact.Amount);
            else repeatSpend = checked(repeatSpend + fact.Amount);
        }

        if (first < 0) return null;
        var today = DayOf(calendar, new Instant(asOf.UnixMilliseconds - 1));
        return new BuyerHistory(
            first, repeats, last - first, today - first, firstSpend, repeatSpend,
            Math.Min(returned, checked(firstSpend + repeatSpend)));
    }

    private static int DayOf(LocalCalendar calendar, Instant at) =>
        DateOnly.FromDateTime(calendar.LocalTime(at)).DayNumber;
}
