using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>
/// Of the units that campaigns gave, those that could not be spent at once, by when they can be: so what can be spent
/// and what cannot yet is right as of any instant. Each row belongs to a row of the budget, and is locked with it.
/// </summary>
internal sealed class PendingTable
{
    private static readonly Column[] Place = [Int("slice"), Int("tenant_id"), Id("campaign_id")];

    private static readonly Column[] Key = [.. Place, Long("matures_at")];

    private static readonly SetStatement Select =
        FindSince("campaign_pending", Place, Long("matures_at"), [.. Key, Long("units")]);

    private static readonly SetStatement First = Insert("campaign_pending", [.. Key, Long("units")]);

    private static readonly SetStatement Later = Update("campaign_pending", Key, [Long("units")]);

    private readonly Dictionary<BudgetPlace, Instant> known = [];
    private readonly Dictionary<BudgetPlace, Instant> needed = [];
    private readonly Dictionary<(BudgetPlace Place, Instant MaturesAt), long> units = [];
    private readonly HashSet<(BudgetPlace Place, Instant MaturesAt)> stored = [];
    private readonly HashSet<(BudgetPlace Place, Instant MaturesAt)> changed = [];

    /// <summary>Says that units may be counted that can be spent at this instant or later.</summary>
    public void Need(BudgetPlace place, Instant since)
    {
        if (since == Instant.Never || (known.TryGetValue(place, out var earlier) && earlier <= since)) return;
        known[place] = needed[place] = since;
    }

    public void Load(RoundTrip trip)
    {
        var wanted = new RowSet(Select);
        foreach (var (place, since) in needed) Add(wanted, place).Add(since.UnixMilliseconds);
        trip.Find(wanted, row =>
        {
            var key = (new BudgetPlace(row.GetInt32(0), row.GetInt32(1), row.GetGuid(2)), new Instant(row.GetInt64(3)));
            // What the batch has counted itself is newer.
            if (stored.Add(key)) units[key] = row.GetInt64(4);
        });
        needed.Clear();
    }

    public void Stage(BudgetPlace place, Instant maturesAt, long change)
    {
        units[(place, maturesAt)] = checked(units.GetValueOrDefault((place, maturesAt)) + change);
        changed.Add((place, maturesAt));
    }

    public void Save(RoundTrip trip)
    {
        var (first, later) = (new RowSet(First), new RowSet(Later));
        foreach (var key in changed)
        {
            Add(stored.Add(key) ? first : later, key.Place)
                .Add(key.MaturesAt.UnixMilliseconds).Add(units[key]);
        }

        trip.Write(first).WriteAll(later);
        changed.Clear();
    }

    public void Forget()
    {
        known.Clear();
        units.Clear();
        stored.Clear();
    }

    private static RowSet Add(RowSet rows, BudgetPlace place) =>
        rows.Add(place.Slice).Add(place.TenantId).Add(place.CampaignId);
}
