using LoyaltyPoints.Core.Liabilities;

namespace LoyaltyPoints.Analytics.Liabilities;

/// <summary>On what it rests how many units will be redeemed.</summary>
public enum BreakageMethod
{
    /// <summary>The program's own history.</summary>
    History,

    /// <summary>The share that the tenant has declared.</summary>
    Declared,

    /// <summary>Neither is there: all that is left is taken to be redeemed.</summary>
    None,
}

/// <summary>
/// How many units of each cohort will have been redeemed in the end, as known at the end of a month. The program's own
/// history says it where it carries that: development by the chain ladder (Mack 1993), the cohort's ultimate as its
/// redeemed units and, for what is not developed, the share that the whole program redeems (Bornhuetter and Ferguson
/// 1972, with the a-priori share of Stanard 1985, "Cape Cod").
/// </summary>
public sealed class Breakage
{
    /// <summary>Fewer months of history say nothing.</summary>
    public const int LeastMonths = 12;

    /// <summary>Fewer redeemed units in all say nothing.</summary>
    public const long LeastRedeemed = 1_000;

    /// <summary>
    /// Of the three oldest cohorts: were more left, the end of a unit's life would not have been seen.
    /// </summary>
    public const decimal MostLeft = 0.05m;

    private readonly CohortTable table;
    private readonly int month;
    private readonly decimal? declared;
    private readonly ChainLadder? ladder;

    /// <param name="declared">The share of units that is redeemed, 0 to 1; null: not declared.</param>
    public Breakage(CohortTable table, int month, decimal? declared)
    {
        (this.table, this.month, this.declared) = (table, month, declared);
        WhyNotHistory = Against();
        if (month >= table.First) ladder = new ChainLadder(Triangle());
        if (WhyNotHistory is null) APriori = Prior(ladder!);
        Method = WhyNotHistory is null ? BreakageMethod.History
            : declared is null ? BreakageMethod.None : BreakageMethod.Declared;
    }

    public BreakageMethod Method { get; }

    /// <summary>
    /// Why history does not carry an estimate: <c>too_few_months</c>, <c>too_few_redeemed</c> or
    /// <c>life_not_seen</c>; null where it does.
    /// </summary>
    public string? WhyNotHistory { get; }

    /// <summary>The share of units kept that the program redeems in the end; null without a history.</summary>
    public decimal? APriori { get; }

    /// <summary>Null where there is no cohort yet.</summary>
    public ChainLadder? Ladder => ladder;

    /// <summary>Units of a cohort that will have been redeemed in the end.</summary>
    /// <remarks>Not fewer than have been, nor more than have been and are left.</remarks>
    public long Expected(int cohort)
    {
        var known = table.At(cohort, month);
        var kept = CohortTable.Kept(known);
        var most = checked(known.Redeemed + known.Left);
        var expected = Method switch
        {
            BreakageMethod.History =>
                known.Redeemed + APriori!.Value * kept * (1 - Math.Min(1, ladder!.Developed[month - cohort])),
            BreakageMethod.Declared => declared!.Value * kept,
            _ => most,
        };
        return Math.Clamp(Share.Round(expected), Math.Min(known.Redeemed, most), Math.Max(known.Redeemed, most));
    }

    private string? Against()
    {
        if (month - table.First + 1 < LeastMonths) return "too_few_months";
        var cohorts = Enumerable.Range(table.First, month - table.First + 1);
        if (cohorts.Sum(cohort => table.At(cohort, month).Redeemed) < LeastRedeemed) return "too_few_redeemed";
        var oldest = cohorts.Take(3).Select(cohort => table.At(cohort, month)).ToList();
        return oldest.Sum(static one => one.Left) > MostLeft * oldest.Sum(CohortTable.Kept) ? "life_not_seen" : null;
    }

    private List<IReadOnlyList<decimal>> Triangle() =>
    [
        .. Enumerable.Range(table.First, month - table.First + 1).Select(cohort => (IReadOnlyList<decimal>)
        [
            .. Enumerable.Range(cohort, month - cohort + 1)
                .Select(at => (decimal)Math.Max(0, table.At(cohort, at).Redeemed)),
        ]),
    ];

    private decimal Prior(ChainLadder ladder)
    {
        var (redeemed, exposed) = (0m, 0m);
        for (var cohort = table.First; cohort <= month; cohort++)
        {
            var known = table.At(cohort, month);
            redeemed += known.Redeemed;
            exposed += CohortTable.Kept(known) * ladder.Developed[month - cohort];
        }

        return exposed <= 0 ? 0 : Math.Clamp(redeemed / exposed, 0, 1);
    }
}
