namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>Recency, frequency and monetary value in quintiles.</summary>
public static class RfmMeasure
{
    /// <returns>Cells that have members, the best first: by recency, then frequency, then monetary.</returns>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public static (SpendSummary Summary, IReadOnlyList<RfmCell> Cells) Of(SpendList list)
    {
        var scores = new RfmScores(list.All);
        var cells = new (RfmScore Score, SpendSum Sum)[125];
        foreach (var member in list.All)
        {
            var score = scores.Of(member);
            ref var cell = ref cells[score.Cell];
            cell.Score = score;
            cell.Sum.Add(member);
        }

        var summary = list.Summary();
        return (summary,
            [.. cells.Where(cell => cell.Sum.Members > 0).Reverse()
                .Select(cell => Cell(cell.Score, cell.Sum, summary.Revenue))]);
    }

    /// <param name="list">With ids.</param>
    /// <param name="only">Which members are wanted, by their three quintiles.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>The best first: by group, then revenue, then id.</returns>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public static (SpendSummary Summary, IReadOnlyList<RfmMember> Members) MembersOf(
        SpendList list, RfmFilter only, int limit)
    {
        var scores = new RfmScores(list.All);
        var best = new BestOf<(int Group, long Net, Guid Id), (int Index, RfmScore Score)>(limit, Order);
        for (var index = 0; index < list.All.Count; index++)
        {
            var score = scores.Of(list.All[index]);
            if (only.Fits(score)) best.Add((score.Group, list.All[index].Net, list.Ids[index]), (index, score));
        }

        return (list.Summary(),
            [.. best.InOrder().Select(one => Member(list.Ids[one.Index], list.All[one.Index], one.Score))]);
    }

    private static int Order((int Group, long Net, Guid Id) a, (int Group, long Net, Guid Id) b)
    {
        var byGroup = b.Group.CompareTo(a.Group);
        if (byGroup != 0) return byGroup;
        var byNet = b.Net.CompareTo(a.Net);
        return byNet != 0 ? byNet : a.Id.CompareTo(b.Id);
    }

    private static RfmCell Cell(RfmScore score, SpendSum sum, long revenue) => new()
    {
        Recency = score.Recency,
        Frequency = score.Frequency,
        Monetary = score.Monetary,
        Group = score.Group,
        Members = sum.Members,
        Purchases = sum.Purchases,
        Revenue = sum.Net,
        RevenueShare = Ratio.Of(sum.Net, revenue),
        RevenuePerMember = Ratio.Each(sum.Net, sum.Members),
    };

    private static RfmMember Member(Guid id, Spend spend, RfmScore score) => new()
    {
        MemberId = id,
        Recency = score.Recency,
        Frequency = score.Frequency,
        Monetary = score.Monetary,
        Group = score.Group,
        LastPurchase = DateOnly.FromDayNumber(spend.LastDay),
        Purchases = spend.Purchases,
        Revenue = spend.Net,
    };
}

/// <summary>Which members are wanted; null: whatever theirs is.</summary>
public sealed record RfmFilter(int? Recency, int? Frequency, int? Monetary, int? Group)
{
    internal bool Fits(RfmScore score) =>
        (Recency ?? score.Recency) == score.Recency && (Frequency ?? score.Frequency) == score.Frequency
        && (Monetary ?? score.Monetary) == score.Monetary && (Group ?? score.Group) == score.Group;
}
