using LoyaltyPoints.Analytics.Calendars;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Facts;

namespace LoyaltyPoints.Analytics.Cohorts;

/// <summary>Members by when they bought first, and how many come back.</summary>
public sealed class CohortMeasure
{
    private readonly AnalyticsQuestion question;
    private readonly CohortGrain grain;
    private readonly LocalDays days;
    private readonly int first;
    private readonly int ages;
    private readonly Cell[] cells;

    /// <param name="periods">How many periods after the first are told.</param>
    public CohortMeasure(AnalyticsQuestion question, CohortGrain grain, int periods)
    {
        (this.question, this.grain, ages) = (question, grain, periods + 1);
        days = new LocalDays(question.Calendar);
        first = grain.PeriodOf(days.DayOf(question.From));
        cells = new Cell[CountOf(question, grain) * ages];
    }

    /// <summary>How many cohorts a question's period has.</summary>
    public static int CountOf(AnalyticsQuestion question, CohortGrain grain)
    {
        var days = new LocalDays(question.Calendar);
        var last = days.DayOf(Instant.Max(question.From, new Instant(question.To.UnixMilliseconds - 1)));
        return grain.PeriodOf(last) - grain.PeriodOf(days.DayOf(question.From)) + 1;
    }

    /// <param name="member">With all purchases and returns before the as-of.</param>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public void Add(MemberFacts member)
    {
        int? cohort = null;
        var lastAge = -1;
        foreach (var fact in member.Facts)
        {
            if (fact.At >= question.AsOf) return;
            if (fact.Kind is not (FactKind.Purchase or FactKind.Return)) continue;
            if (cohort is null)
            {
                // What comes back of purchases that are not known has no cohort.
                if (fact.Kind == FactKind.Return) continue;
                if (!question.IsInPeriod(fact.At)) return;
                cohort = grain.PeriodOf(days.DayOf(fact.At));
            }

            var age = grain.PeriodOf(days.DayOf(fact.At)) - cohort.Value;
            if (age >= ages) return;
            ref var cell = ref cells[((cohort.Value - first) * ages) + age];
            if (fact.Kind == FactKind.Return)
            {
                cell.Returned = checked(cell.Returned + fact.Amount);
                continue;
            }

            if (age != lastAge) cell.Active++;
            lastAge = age;
            cell.Purchases++;
            cell.Gross = checked(cell.Gross + fact.Amount);
        }
    }

    /// <returns>Cohorts in order, in each its ages that had begun at the as-of; a cohort without members has no row.
    /// </returns>
    public (CohortSummary Summary, IReadOnlyList<CohortRow> Rows) Answer()
    {
        var rows = new List<CohortRow>();
        for (var cohort = 0; cohort < cells.Length / ages; cohort++)
        {
            for (var age = 0; age < ages && cells[cohort * ages].Active > 0; age++)
            {
                if (StartOf(cohort + age) >= question.AsOf) break;
                rows.Add(Row(cohort, age));
            }
        }

        var byAge = rows.Where(row => row.IsComplete).GroupBy(row => row.Age).OrderBy(ofAge => ofAge.Key);
        var curve = byAge.Select(ofAge =>
        {
            var (size, active) = (ofAge.Sum(row => row.Size), ofAge.Sum(row => row.ActiveMembers));
            return new RetentionPoint(ofAge.Key, size, active, (double)active / size);
        });
        var born = rows.Where(row => row.Age == 0).ToList();
        var summary = new CohortSummary
        {
            Cohorts = born.Count,
            Members = born.Sum(row => row.Size),
            Retention = [.. curve],
        };
        return (summary, rows);
    }

    private CohortRow Row(int cohort, int age)
    {
        var (cell, size) = (cells[(cohort * ages) + age], cells[cohort * ages].Active);
        return new CohortRow
        {
            Cohort = grain.FirstOf(first + cohort),
            Size = size,
            Age = age,
            From = grain.FirstOf(first + cohort + age),
            IsComplete = StartOf(cohort + age + 1) <= question.AsOf,
            ActiveMembers = cell.Active,
            ActiveShare = (double)cell.Active / size,
            Purchases = cell.Purchases,
            GrossRevenue = cell.Gross,
            Returned = cell.Returned,
            NetRevenue = cell.Gross - cell.Returned,
        };
    }

    private Instant StartOf(int period) => question.Calendar.StartOf(grain.FirstOf(first + period));

    private struct Cell
    {
        public long Active;
        public long Purchases;
        public long Gross;
        public long Returned;
    }
}
