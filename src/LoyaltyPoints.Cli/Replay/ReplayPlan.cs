using LoyaltyPoints.Cli.Sales;

namespace LoyaltyPoints.Cli.Replay;

/// <summary>One thing to send: an order, or a return of it.</summary>
/// <param name="Return">Null where the order itself is meant.</param>
public sealed record ReplayStep(SaleOrder Order, SaleReturn? Return)
{
    public DateTimeOffset At => Return?.At ?? Order.At;
}

/// <summary>What to send, and in which order.</summary>
/// <param name="Steps">In order of time; at the same time sales come before returns.</param>
public sealed record ReplayPlan(IReadOnlyList<ReplayStep> Steps)
{
    public static ReplayPlan Of(IEnumerable<SaleOrder> orders, IEnumerable<SaleReturn> returns) => new(
        [.. orders.Select(order => new ReplayStep(order, null))
            .Concat(returns.Select(one => new ReplayStep(one.Order, one)))
            // The sort is stable, so that sales stay before returns of the same minute.
            .OrderBy(step => step.At)]);

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
