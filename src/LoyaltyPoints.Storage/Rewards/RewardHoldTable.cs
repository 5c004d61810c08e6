using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Sets;
using LoyaltyPoints.Storage.Writing;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>One of a limited reward, reserved by a redemption.</summary>
internal readonly record struct RewardHoldKey(int TenantId, Guid RewardId, Guid RedemptionId);

/// <summary>
/// The reserved ones of limited rewards; read and changed only while the reward's row of <see cref="StockTable"/> is
/// locked.
/// </summary>
internal sealed class RewardHoldTable : BatchTable<RewardHoldKey, bool>
{
    private const int Open = 1;
    private const int Ended = 3;

    private static readonly Column[] Key = [Int("tenant_id"), Id("reward_id"), Id("redemption_id")];

    private static readonly SetStatement Select = SetStatement.Find("reward_holds", Key, [.. Key, Int("state")]);

    private static readonly SetStatement Append =
        Insert("reward_holds", [.. Key, Int("state"), Long("lapses_at")]);

    private static readonly SetStatement Change = Update("reward_holds", Key, [Int("state")]);

    private readonly Dictionary<RewardHoldKey, Instant> added = [];
    private readonly HashSet<RewardHoldKey> ended = [];

    /// <summary>Reserves one for a redemption.</summary>
    public void Add(int tenantId, Redemption redemption)
    {
        var key = KeyOf(tenantId, redemption);
        Put(key, true);
        added[key] = redemption.LapsesAt;
    }

    /// <summary>
    /// Ends a reservation that was found to be open; one that was not has lapsed, and another may have its place.
    /// </summary>
    public void End(RewardHoldKey key)
    {
        Put(key, false);
        ended.Add(key);
    }

    public static RewardHoldKey KeyOf(int tenantId, Redemption redemption) =>
        new(tenantId, redemption.Reward!.RewardId, redemption.Id);

    public override void Save(RoundTrip trip)
    {
        var (appended, changed) = (new RowSet(Append), new RowSet(Change));
        foreach (var (key, lapsesAt) in added)
            AddKey(appended, key).Add(ended.Contains(key) ? Ended : Open).Add(lapsesAt.UnixMilliseconds);
        foreach (var key in ended)
            if (!added.ContainsKey(key)) AddKey(changed, key).Add(Ended);
        trip.Write(appended).WriteAll(changed);
        added.Clear();
        ended.Clear();
    }

    protected override void Load(RoundTrip trip, IReadOnlyCollection<RewardHoldKey> keys)
    {
        var wanted = new RowSet(Select);
        foreach (var key in keys) AddKey(wanted, key);
        trip.Find(wanted, row => Put(
            new RewardHoldKey(row.GetInt32(0), row.GetGuid(1), row.GetGuid(2)), row.GetInt32(3) == Open));
    }

    private static RowSet AddKey(RowSet rows, RewardHoldKey key) =>
        rows.Add(key.TenantId).Add(key.RewardId).Add(key.RedemptionId);
}
