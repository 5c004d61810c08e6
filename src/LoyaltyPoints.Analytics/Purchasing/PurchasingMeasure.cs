using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Purchasing;

/// <summary>How members buy, in the whole period and month by month.</summary>
public sealed class PurchasingMeasure
{
    private readonly AnalyticsQuestion question;
    private readonly LocalDays days;
    private readonly int first;
    private readonly PurchasingTally total = new();
    private readonly PurchasingTally[] months;

    public PurchasingMeasure(AnalyticsQuestion question)
    {
        this.question = question;
        days = new LocalDays(question.Calendar);
        first = days.MonthOf(question.From);
        var last = days.MonthOf(Instant.Max(question.From, new Instant(question.To.UnixMilliseconds - 1)));
        months = [.. Enumerable.Range(first, last - first + 1).Select(_ => new PurchasingTally())];
    }

    /// <param name="member">With all purchases and returns before the end of the period.</param>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
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
                Count(fact, before is { } known ? day - known : null, month);
            }

            if (fact.Kind == FactKind.Purchase) before = day;
        }

        current.EndMember();
        total.EndMember();
    }

    public PurchasingFigures Total() => total.Figures();

    /// <summary>In order, also those without a purchase.</summary>
    public IReadOnlyList<PurchasingMonth> Months() =>
        [.. months.Select((month, index) => PurchasingMonth.Of(LocalDays.FirstOf(first + index), month.Figures()))];

    private void Count(in MemberFact fact, int? gap, PurchasingTally month)
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
