using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Purchasing;

/// <summary>How members buy, in the whole period and month by month.</summary>
public static class PurchasingMeasure
{
    /// <param name="members">With all their purchases and returns before the end of the period.</param>
    /// <returns>Months in order, also those without a purchase.</returns>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public static (PurchasingFigures Total, IReadOnlyList<PurchasingMonth> Months) Of(
        IEnumerable<MemberFacts> members, AnalyticsQuestion question)
    {
        var days = new LocalDays(question.Calendar);
        var first = days.MonthOf(question.From);
        var total = new PurchasingTally();
        var months = new PurchasingTally[days.MonthOf(new(question.To.UnixMilliseconds - 1)) - first + 1];
        for (var index = 0; index < months.Length; index++) months[index] = new PurchasingTally();

        foreach (var member in members)
        {
            int? before = null;
            var current = months[0];
            foreach (var fact in member.Facts)
            {
                if (fact.At >= question.To) break;
                if (fact.Kind is not (FactKind.Purchase or FactKind.Return)) continue;
                var day = days.DayOf(fact.At);
                if (question.IsInPeriod(fact.At))
                {
                    var month = months[LocalDays.MonthOf(day) - first];
                    if (month != current) current.EndMember();
                    current = month;
                    Count(fact, before is { } known ? day - known : null, total, month);
                }

                if (fact.Kind == FactKind.Purchase) before = day;
            }

            current.EndMember();
            total.EndMember();
        }

        return (total.Figures(),
            [.. months.Select((month, index) => PurchasingMonth.Of(LocalDays.FirstOf(first + index), month.Figures()))]);
    }

    private static void Count(in MemberFact fact, int? gap, PurchasingTally total, PurchasingTally month)
    {
        if (fact.Kind == FactKind.Return)
        {
            total.TakeBack(fact);
            month.TakeBack(fact);
            return;
        }

        total.Buy(fact, gap);
        month.Buy(fact, gap);
    }
}
