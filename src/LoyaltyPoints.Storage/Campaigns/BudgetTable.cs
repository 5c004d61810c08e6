using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>
/// What campaigns have given and may still give, in shares. A budget that all tills took from in one row would make
/// every till wait for every other. So each writer has a slice of it, and locks nothing else while that lasts; it fills
/// the slice from the pot, a 32nd of what is there at a time. Where the pot is empty and other slices may hold
/// something, the batch is run again (<see cref="WiderLocksException"/>) with all slices locked, and gathers them into
/// the pot: so the exact number is given, none over and none lost. Once neither the pot nor any slice holds anything,
/// the pot says so, and nobody locks anything any more. What returns give back goes to the pot.
/// </summary>
/// <remarks>
/// Locks are taken after those of members, in the order of <see cref="BudgetPlace"/>. The pot of a budget at hand is
/// read without a lock first: it may be a moment old, which is as if this batch had come that moment earlier.
/// </remarks>
internal sealed class BudgetTable(BudgetLane lane, bool takesAll, RoundTrip trip)
{
    private const long ShareOfPot = 32;

    private static readonly Column[] Key = [Int("slice"), Int("tenant_id"), Id("campaign_id")];

    private static readonly Column[] Values =
        [Long("held"), Long("handed_out"), Long("purchases"), Long("units"), Long("money")];

    private static readonly SetStatement Lock = Find("campaign_budgets", Key, [.. Key, .. Values], RowLock.Exclusive);

    private static readonly SetStatement Peek =
        Find("campaign_budgets", Key, [.. Key, Long("held"), Long("handed_out")]);

    private static readonly SetStatement Write = Update("campaign_budgets", Key, Values);

    private readonly SortedSet<BudgetPlace> toLock = [];
    private readonly SortedSet<BudgetPlace> toPeek = [];
    private readonly SortedDictionary<BudgetPlace, BudgetRow> rows = [];
    private readonly Dictionary<BudgetPlace, bool> seenSpent = [];

    // Pots of the budgets at hand, and since when units pending are of interest.
    private readonly Dictionary<BudgetPlace, Instant> budgets = [];
    private readonly PendingTable pending = new();

    /// <summary>Says that units of a campaign may be given, or come back.</summary>
    /// <param name="hasBudget">Whether they come out of a budget.</param>
    /// <param name="since">Units that can be spent before are of no interest.</param>
    /// <param name="areGiven">False: they can only come back.</param>
    public void Need(int tenantId, Guid campaignId, bool hasBudget, Instant since, bool areGiven)
    {
        var (own, pot) = (new BudgetPlace(lane.Slice, tenantId, campaignId),
            new BudgetPlace(BudgetPlace.Pot, tenantId, campaignId));
        if (!hasBudget)
        {
            NeedRow(own, since);
            return;
        }

        budgets[pot] = budgets.TryGetValue(pot, out var earlier) && earlier < since ? earlier : since;
        if (takesAll)
        {
            for (var slice = 0; slice < BudgetPlace.Slices; slice++) NeedRow(pot with { Slice = slice }, Instant.Never);
            NeedRow(pot, since);
            return;
        }

        if (!areGiven) NeedRow(pot, since);
        else if (!lane.FoundSpent(tenantId, campaignId)) NeedRow(own, since);
        if (areGiven && !seenSpent.ContainsKey(pot)) toPeek.Add(pot);
    }

    /// <summary>Adds what locks and finds the needed rows to the next round trip.</summary>
    public void Load()
    {
        var (locked, peeked) = (new RowSet(Lock), new RowSet(Peek));
        foreach (var place in toLock) Add(locked, place);
        foreach (var place in toPeek) Add(peeked, place);
        trip.Find(locked, row => rows[PlaceOf(row)] = new BudgetRow
        {
            Held = row.GetInt64(3), HandedOut = row.GetInt64(4), Purchases = row.GetInt64(5), Units = row.GetInt64(6),
            Money = row.GetInt64(7),
        });
        trip.Find(peeked, row => See(PlaceOf(row), row.GetInt64(3) == 0 && row.GetInt64(4) == 0));
        pending.Load(trip);
        toLock.Clear();
        toPeek.Clear();
    }

    /// <summary>What is left of the tenant's budgets, while this batch gives units out of them.</summary>
    public ICampaignBudgets Of(int tenantId) => new OfTenant(this, tenantId);

    /// <summary>Takes what a decision changes: later works of the batch see it.</summary>
    public void Stage(int tenantId, CampaignUse use)
    {
        var pot = new BudgetPlace(BudgetPlace.Pot, tenantId, use.CampaignId);
        var hasBudget = budgets.ContainsKey(pot);
        var place = hasBudget && (takesAll || use.Units <= 0) ? pot : SourceOf(pot);
        rows[place].Count(use, hasBudget);
        foreach (var (maturesAt, units) in use.Pending) pending.Stage(place, maturesAt, units);
    }

    /// <summary>Adds what writes the changed rows to the next round trip.</summary>
    public void Save()
    {
        var changed = new RowSet(Write);
        foreach (var (place, row) in rows)
        {
            if (!row.IsChanged) continue;
            Add(changed, place).Add(row.Held).Add(row.HandedOut).Add(row.Purchases).Add(row.Units).Add(row.Money);
            row.IsChanged = false;
        }

        trip.WriteAll(changed);
        pending.Save(trip);
    }

    /// <summary>To be called after a work changed budgets itself: what is known of them is out of date.</summary>
    public void Forget()
    {
        rows.Clear();
        seenSpent.Clear();
        budgets.Clear();
        pending.Forget();
    }

    private void NeedRow(BudgetPlace place, Instant since)
    {
        if (!rows.ContainsKey(place)) toLock.Add(place);
        pending.Need(place, since);
    }

    private void See(BudgetPlace pot, bool isSpent)
    {
        seenSpent[pot] = isSpent;
        lane.Note(pot.TenantId, pot.CampaignId, isSpent);
    }

    // The slice; or the pot, where the slice was left alone because the budget had been spent.
    private BudgetPlace SourceOf(BudgetPlace pot) =>
        rows.ContainsKey(pot with { Slice = lane.Slice }) ? pot with { Slice = lane.Slice } : pot;

    private long Left(int tenantId, Guid campaignId, long wanted)
    {
        var potPlace = new BudgetPlace(BudgetPlace.Pot, tenantId, campaignId);
        if (takesAll) return Gather(tenantId, campaignId, rows[potPlace]);
        var own = rows.GetValueOrDefault(potPlace with { Slice = lane.Slice });
        if (own?.Held >= wanted) return own.Held;
        if (!rows.TryGetValue(potPlace, out var pot))
        {
            if (seenSpent.GetValueOrDefault(potPlace)) return 0;
            LockPots();
            pot = rows[potPlace];
        }

        if (own is not null) Fill(own, pot, wanted);
        var left = (own ?? pot).Held;
        return left >= wanted || pot.HandedOut == 0 ? left : throw new WiderLocksException();
    }

    private static void Fill(BudgetRow own, BudgetRow pot, long wanted)
    {
        var drawn = Math.Min(pot.Held, Math.Max(wanted - own.Held, pot.Held / ShareOfPot));
        if (drawn == 0) return;
        own.Held += drawn;
        pot.Held -= drawn;
        pot.HandedOut += drawn;
        own.IsChanged = pot.IsChanged = true;
    }

    private long Gather(int tenantId, Guid campaignId, BudgetRow pot)
    {
        if (pot.HandedOut == 0) return pot.Held;
        for (var slice = 0; slice < BudgetPlace.Slices; slice++)
        {
            var row = rows[new(slice, tenantId, campaignId)];
            if (row.Held == 0) continue;
            pot.Held += row.Held;
            row.Held = 0;
            row.IsChanged = true;
        }

        pot.HandedOut = 0;
        pot.IsChanged = true;
        return pot.Held;
    }

    // All that the batch may come to want, at once: one after the other, two batches could wait for each other.
    private void LockPots()
    {
        foreach (var (pot, since) in budgets)
            if (!rows.ContainsKey(pot)) NeedRow(pot, since);
        Load();
        trip.Send();
    }

    private static RowSet Add(RowSet set, BudgetPlace place) =>
        set.Add(place.Slice).Add(place.TenantId).Add(place.CampaignId);

    private static BudgetPlace PlaceOf(IRow row) => new(row.GetInt32(0), row.GetInt32(1), row.GetGuid(2));

    private sealed class OfTenant(BudgetTable table, int tenantId) : ICampaignBudgets
    {
        public long Left(Guid campaignId, long wanted) => table.Left(tenantId, campaignId, wanted);
    }
}
