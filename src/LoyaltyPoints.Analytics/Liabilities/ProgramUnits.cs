using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>The histories of a program's accounts, added up; its size is that of the calendar.</summary>
public sealed class ProgramUnits
{
    private readonly Dictionary<(UnitCohort Cohort, int Month), UnitMoves> moves = [];
    private readonly Dictionary<int, long> sales = [];

    /// <summary>How many accounts there are.</summary>
    public long Accounts { get; private set; }

    /// <summary>Net sales of the purchases that earned, by the month in which they were recorded.</summary>
    public IReadOnlyDictionary<int, long> Sales => sales;

    public void Add(UnitHistory history)
    {
        Accounts++;
        foreach (var (key, one) in history.Moves)
            moves[key] = moves.GetValueOrDefault(key) + one;
        foreach (var (month, amount) in history.Sales)
            sales[month] = checked(sales.GetValueOrDefault(month) + amount);
    }

    /// <summary>What is known at the end of a month, or in the middle of it.</summary>
    /// <param name="isOver">Whether the month is over: what can be spent until its end is gone then.</param>
    public CohortTable Through(int month, bool isOver)
    {
        var known = moves.Where(pair => pair.Key.Month <= month && pair.Key.Cohort.Expires != Months.Debt)
            .ToDictionary(static pair => pair.Key, static pair => pair.Value);
        // Expired units that nobody has written down yet.
        foreach (var (cohort, left) in Left(known))
        {
            if (left == 0 || cohort.Expires > (isOver ? month : month - 1)) continue;
            var key = (cohort, Math.Max(cohort.Issued, cohort.Expires));
            known[key] = known.GetValueOrDefault(key) + new UnitMoves { Expired = left };
        }

        var owed = -moves.Where(pair => pair.Key.Month <= month && pair.Key.Cohort.Expires == Months.Debt)
            .Sum(static pair => pair.Value.Left);
        return new CohortTable(month, known, owed);
    }

    private static List<KeyValuePair<UnitCohort, long>> Left(
        Dictionary<(UnitCohort Cohort, int Month), UnitMoves> known) =>
    [
        .. known.GroupBy(static pair => pair.Key.Cohort, static pair => pair.Value.Left)
            .Select(static one => new KeyValuePair<UnitCohort, long>(one.Key, one.Sum())),
    ];
}
