namespace LoyaltyPoints.Analytics.BestCustomers;

/// <summary>A tenth of those who bought, by what they spent.</summary>
public sealed record DecileRow
{
    /// <summary>1 to 10; 1 spent most.</summary>
    public required int Decile { get; init; }

    public required long Members { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Absent where the revenue of all is 0.</summary>
    public required double? RevenueShare { get; init; }

    /// <summary>Of this decile and those above; absent where the revenue of all is 0.</summary>
    public required double? CumulativeShare { get; init; }

    /// <summary>Rounded half to even.</summary>
    public required long? RevenuePerMember { get; init; }

    /// <summary>Of the purchases whose margin was given, before returns; absent where none was.</summary>
    public required long? Contribution { get; init; }

    /// <summary>The share of purchases that contribution speaks of.</summary>
    public required double? ContributionCovers { get; init; }

    /// <summary>The least that one of its members spent.</summary>
    public required long LeastRevenue { get; init; }
}

/// <summary>Members in tenths by what they spent.</summary>
public static class DecileMeasure
{
    /// <returns>Deciles that have members, the best first.</returns>
    /// <exception cref="OverflowException">Sums of money leave the range of a 64-bit number.</exception>
    public static (SpendSummary Summary, IReadOnlyList<DecileRow> Deciles) Of(SpendList list)
    {
        var groups = new EqualGroups([.. list.All.Select(member => member.Net)], 10);
        var (sums, least) = (new SpendSum[11], new long[11]);
        foreach (var member in list.All)
        {
            var decile = 11 - groups.Of(member.Net);
            least[decile] = sums[decile].Members == 0 ? member.Net : Math.Min(least[decile], member.Net);
            sums[decile].Add(member);
        }

        var summary = list.Summary();
        var rows = new List<DecileRow>();
        var above = 0L;
        for (var decile = 1; decile <= 10; decile++)
        {
            if (sums[decile].Members == 0) continue;
            above += sums[decile].Net;
            rows.Add(Row(decile, sums[decile], least[decile], above, summary.Revenue));
        }

        return (summary, rows);
    }

    private static DecileRow Row(int decile, SpendSum sum, long least, long above, long revenue) => new()
    {
        Decile = decile,
        Members = sum.Members,
        Purchases = sum.Purchases,
        Revenue = sum.Net,
        RevenueShare = Ratio.Of(sum.Net, revenue),
        CumulativeShare = Ratio.Of(above, revenue),
        RevenuePerMember = Ratio.Each(sum.Net, sum.Members),
        Contribution = sum.KnownContribution,
        ContributionCovers = Ratio.Of(sum.Covered, sum.Purchases),
        LeastRevenue = least,
    };
}
