namespace LoyaltyPoints.Analytics;

/// <summary>The first few of many in an order, without keeping the many.</summary>
/// <param name="limit">How many at most; 1 or more.</param>
/// <param name="order">Total: no two keys are alike.</param>
internal sealed class BestOf<TKey, TValue>(int limit, Comparison<TKey> order)
{
    // The last of those kept is on top, to go first.
    private readonly PriorityQueue<TValue, TKey> kept = new(Comparer<TKey>.Create((a, b) => order(b, a)));

    /// <summary>False where it would go at once.</summary>
    public bool Takes(TKey key) =>
        kept.Count < limit || (kept.TryPeek(out _, out var last) && order(key, last) < 0);

    public void Add(TKey key, TValue value)
    {
        if (kept.Count < limit) kept.Enqueue(value, key);
        else kept.EnqueueDequeue(value, key);
    }

    public IReadOnlyList<TValue> InOrder() => [.. Sorted().Select(static item => item.Element)];

    public IReadOnlyList<TKey> KeysInOrder() => [.. Sorted().Select(static item => item.Priority)];

    private IEnumerable<(TValue Element, TKey Priority)> Sorted() =>
        kept.UnorderedItems.OrderBy(static item => item.Priority, Comparer<TKey>.Create(order));
}
