using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>A program's units by the month in which they were issued, and what became of them month by month.</summary>
public sealed class CohortTable
{
    private readonly UnitMoves[][] months;
    private readonly UnitMoves[][] sums;

    internal CohortTable(
        int through, IReadOnlyDictionary<(UnitCohort Cohort, int Month), UnitMoves> moves, long owed)
    {
        (Through, Owed) = (through, owed);
        First = moves.Count == 0 ? through + 1 : moves.Keys.Min(static key => key.Cohort.Issued);
        months =
        [
            .. Enumerable.Range(First, through + 1 - First).Select(cohort => new UnitMoves[through - cohort + 1]),
        ];
        foreach (var ((cohort, month), one) in moves)
            months[cohort.Issued - First][month - cohort.Issued] += one;
        sums = [.. months.Select(Running)];
        Expiring = moves.GroupBy(static pair => pair.Key.Cohort.Expires, static pair => pair.Value.Left)
            .Select(static one => (one.Key, Units: one.Sum())).Where(static one => one.Units != 0)
            .ToDictionary(static one => one.Key, static one => one.Units);
    }

    /// <summary>The oldest cohort; after <see cref="Through"/> where there is none.</summary>
    public int First { get; }

    /// <summary>The last month that is known; the newest cohort.</summary>
    public int Through { get; }

    /// <summary>Units that were taken back from members who had spent them already.</summary>
    public long Owed { get; }

    /// <summary>What is left, by the last month in which it can be spent.</summary>
    public IReadOnlyDictionary<int, long> Expiring { get; }

    /// <summary>What happened to a cohort in one month.</summary>
    public UnitMoves In(int cohort, int month) => months[cohort - First][month - cohort];

    /// <summary>What had happened to a cohort at the end of a month; nothing before it was issued.</summary>
    public UnitMoves At(int cohort, int month) => month < cohort ? default : sums[cohort - First][month - cohort];

    /// <summary>Units issued to members that were not taken back.</summary>
    public static long Kept(UnitMoves one) => checked(one.Earned + one.Given + one.Moved - one.Revoked);

    private static UnitMoves[] Running(UnitMoves[] months)
    {
        var sums = new UnitMoves[months.Length];
        for (var at = 0; at < months.Length; at++) sums[at] = (at == 0 ? default : sums[at - 1]) + months[at];
        return sums;
    }
}
