namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>Members with equal (x, t_x, T) are one: the likelihood of a million is that of far fewer groups.</summary>
internal sealed class HistoryGroups
{
    private readonly Dictionary<(int Repeats, int Recency, int Age), Group> groups = [];

    public long Members { get; private set; }

    public long Repeaters { get; private set; }

    public IEnumerable<KeyValuePair<(int Repeats, int Recency, int Age), Group>> All => groups;

    /// <param name="later">Purchases after the history ends, where that is known.</param>
    public void Add(BuyerHistory history, int later = 0)
    {
        ref var group = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
            groups, (history.Repeats, history.RecencyDays, history.AgeDays), out _);
        group.Count++;
        group.Later += later;
        group.Spend += history.NetRepeatSpend;
        Members++;
        if (history.Repeats > 0) Repeaters++;
    }

    /// <param name="Count">Members.</param>
    /// <param name="Later">Their purchases after the history ends.</param>
    /// <param name="Spend">Of all their repeats, less returns.</param>
    public record struct Group(int Count, long Later, double Spend);
}
