using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>One thing to send: an order, or a return of it.</summary>
/// <param name="Return">Null where the order itself is meant.</param>
public sealed record ReplayStep(SaleOrder Order, SaleReturn? Return)
{
    public DateTimeOffset At => Return?.At ?? Order.At;
}

/// <summary>All that a file of sales says, ready to be sent.</summary>
/// <param name="Steps">In order of time; at the same time sales come before returns.</param>
public sealed record ReplayPlan(
    SortedLines Lines, IReadOnlyList<ReplayStep> Steps, IReadOnlyList<UnmatchedReturn> Unmatched)
{
    /// <param name="lines">In the order of the file.</param>
    /// <param name="returnsPrefix">What the invoices of returns start with; null where the file has none.</param>
    /// <param name="digits">Decimal digits of the currency.</param>
    /// <param name="faults">Where there is one, nothing of the plan should be sent.</param>
    public static ReplayPlan Make(
        IEnumerable<SaleLine> lines, string? returnsPrefix, int digits, out IReadOnlyList<RowFault> faults)
    {
        var sorted = SortedLines.Of(lines, returnsPrefix);
        var orders = SaleOrders.Group(sorted.Sold, digits, out faults);
        var (returns, unmatched) = ReturnMatcher.Match(orders, sorted.CameBack);
        var steps = orders.Select(order => new ReplayStep(order, null))
            .Concat(returns.Select(one => new ReplayStep(one.Order, one)))
            // The sort is stable, so that sales stay before returns of the same minute.
            .OrderBy(step => step.At);
        return new ReplayPlan(sorted, [.. steps], unmatched);
    }

    /// <summary>
    /// Deals the members out to so many shards, which may be sent side by side: all steps of a member are in one, still
    /// in order of time.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<ReplayStep>> Shards(int count)
    {
        var shards = Enumerable.Range(0, count).Select(_ => new List<ReplayStep>()).ToList();
        var shardOf = new Dictionary<string, int>();
        foreach (var step in Steps)
        {
            if (!shardOf.TryGetValue(step.Order.Customer, out var shard))
                shardOf[step.Order.Customer] = shard = shardOf.Count % count;
            shards[shard].Add(step);
        }

        return shards;
    }
}
