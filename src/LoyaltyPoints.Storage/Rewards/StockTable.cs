using LoyaltyPoints.Core;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>A reward of which there is a limited number.</summary>
internal readonly record struct StockKey(int TenantId, Guid RewardId);

/// <summary>
/// How many of limited rewards are taken, and which of those are reserved. The row of a reward is locked before any of
/// it is taken, so that no instance takes one too many; reserved ones that have lapsed are counted back when none is
/// left without them, so that nobody has to sweep.
/// </summary>
internal sealed class StockTable(WriteSession session) : BatchTable<StockKey, long>
{
    private const string CountBackLapsed = """
        UPDATE reward_holds SET state = 2
        WHERE tenant_id = @tenant AND reward_id = @reward AND state = 1 AND lapses_at <= @now
        """;

    private static readonly Column[] Key = [Int("tenant_id"), Id("reward_id")];

    private static readonly SetStatement Lock =
        SetStatement.Find("reward_stock", Key, [.. Key, Long("taken")], RowLock.Exclusive);

    private static readonly SetStatement Change = Update("reward_stock", Key, [Long("taken")]);

    private readonly HashSet<StockKey> changed = [];

    /// <summary>How many can be taken now; null where there is no limit to keep.</summary>
    /// <param name="stock">In all.</param>
    public long? Left(StockKey key, long? stock, Instant now)
    {
        if (stock is not { } inAll) return null;
        if (Find(key) < inAll) return inAll - Find(key);
        var lapsed = session.Prepared(CountBackLapsed).Bind(key.TenantId).Bind(key.RewardId)
            .Bind(now.UnixMilliseconds).Execute();
        if (lapsed > 0) Put(key, Find(key) - lapsed, isChanged: true);
        return inAll - Find(key);
    }

    public void Take(StockKey key) => Put(key, Find(key) + 1, isChanged: true);

    public void GiveBack(StockKey key) => Put(key, Find(key) - 1, isChanged: true);

    public override void Save(RoundTrip trip)
    {
        var rows = new RowSet(Change);
        foreach (var key in changed) rows.Add(key.TenantId).Add(key.RewardId).Add(Find(key));
        trip.WriteAll(rows);
        changed.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<StockKey> keys)
    {
        var wanted = new RowSet(Lock);
        // In one order everywhere, so that two instances cannot wait for each other.
        foreach (var key in keys.OrderBy(key => key.TenantId).ThenBy(key => key.RewardId))
            wanted.Add(key.TenantId).Add(key.RewardId);
        trip.Find(wanted, row => Put(new StockKey(row.GetInt32(0), row.GetGuid(1)), row.GetInt64(2)));
    }

    private void Put(StockKey key, long taken, bool isChanged)
    {
        Put(key, taken);
        if (isChanged) changed.Add(key);
    }
}
