using LoyaltyPoints.Storage.Sets;

namespace LoyaltyPoints.Storage.Writing;

/// <summary>
/// The rows of one table that a batch has to do with: as they were found, and as its works change them. Works name the
/// keys they need, all of them are loaded together, and what is staged is written together.
/// </summary>
internal abstract class BatchTable<TKey, TRow>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TRow> rows = [];
    private HashSet<TKey> needed = [];

    public void Need(TKey key)
    {
        if (!rows.ContainsKey(key)) needed.Add(key);
    }

    /// <summary>Default where there is no such row.</summary>
    public TRow? Find(TKey key) => rows.GetValueOrDefault(key);

    /// <summary>Adds what finds the needed rows to the next round trip.</summary>
    public void Load(RoundTrip trip)
    {
        if (needed.Count > 0) Load(trip, needed);
        needed = [];
    }

    /// <summary>Adds what writes the staged rows to the next round trip, and forgets that they are staged.</summary>
    public abstract void Save(RoundTrip trip);

    protected abstract void Load(RoundTrip trip, IReadOnlyCollection<TKey> keys);

    protected void Put(TKey key, TRow row) => rows[key] = row;
}
