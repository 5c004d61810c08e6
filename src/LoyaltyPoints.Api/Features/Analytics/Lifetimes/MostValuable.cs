using LoyaltyPoints.Analytics.Lifetimes;

namespace LoyaltyPoints.Api.Features.Analytics.Lifetimes;

/// <summary>Keeps so many members of whom most is expected, in whatever order they come.</summary>
internal sealed class MostValuable(LifetimeForecast forecast, int limit)
{
    // The least first: it goes where a better one comes.
    private readonly PriorityQueue<(Guid Id, BuyerHistory History, MemberForecast Forecast), (double Rank, Guid Id)>
        best = new();

    public void Add(Guid memberId, BuyerHistory history)
    {
        var expected = forecast.Of(history);
        var row = (memberId, history, expected);
        var rank = (expected.Value ?? expected.Purchases, memberId);
        if (best.Count < limit) best.Enqueue(row, rank);
        else best.EnqueueDequeue(row, rank);
    }

    /// <summary>Most valuable first; of equals the one made known last.</summary>
    public IReadOnlyList<MemberLifetime> Rows()
    {
        var rows = new MemberLifetime[best.Count];
        for (var at = rows.Length - 1; at >= 0; at--)
        {
            var (id, history, expected) = best.Dequeue();
            rows[at] = MemberLifetime.Of(id, history, expected);
        }

        return rows;
    }
}
