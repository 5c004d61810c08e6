using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>
/// One step of a redemption within a batch, with all that hangs on it: the member's units, how often the reward was
/// had, and its stock.
/// </summary>
/// <param name="known">As it was read before, for what never changes of it.</param>
internal sealed class RedemptionStep(int tenantId, Redemption known)
{
    private readonly OwnedId key = new(tenantId, known.MemberId, known.Id);
    private readonly bool hasStock = known.Reward?.HasStock == true;

    public void Declare(Batch batch)
    {
        batch.Redemptions.Need(key);
        if (hasStock) batch.Stock.Need(StockKey);
        RewardVouchers.Need(batch, tenantId, known);
    }

    public void DeclareMore(Batch batch)
    {
        // Its voucher may have been given since it was read.
        RewardVouchers.Need(batch, tenantId, Current(batch));
        if (hasStock && known.WasReserved) batch.RewardHolds.Need(RewardHoldTable.KeyOf(tenantId, known));
        if (RewardOf(batch) is not { } reward) return;
        batch.Counters.Need(
            batch.Member(tenantId, key.MemberId),
            RewardUsage.Counters(reward, Current(batch), batch.NowOf(tenantId), batch.Catalog(tenantId)));
    }

    /// <summary>As it is under the member's lock: another step may have come first.</summary>
    public Redemption Current(Batch batch) => batch.Redemptions.Find(key)!;

    /// <summary>Decides and stages; a refusal stages nothing.</summary>
    public (Redemption? After, Refusal? Refusal) Take(
        Batch batch, DecisionContext context, Func<Redemption, Decision<Redemption>> decide)
    {
        var before = Current(batch);
        var decision = decide(before).Count(RewardOf(batch), before, context);
        if (decision.Value is not { } after) return (null, decision.Refusal);
        if (ReferenceEquals(before, after)) return (after, null);
        var endsHold = hasStock && before.State == RedemptionState.Reserved;
        // An instance whose clock is ahead may have given its place to another.
        if (endsHold && !batch.RewardHolds.Find(RewardHoldTable.KeyOf(tenantId, before)))
            return (null, EndReservation.Lapsed(before));
        (after, var refusal) = RewardVouchers.Follow(batch, tenantId, before, after, context.Now);
        if (refusal is not null) return (null, refusal);
        if (endsHold) batch.RewardHolds.End(RewardHoldTable.KeyOf(tenantId, before));
        batch.Stage(context.Member, decision.Changes);
        batch.Redemptions.Change(tenantId, after);
        if (hasStock && !after.IsHad) batch.Stock.GiveBack(StockKey);
        return (after, null);
    }

    private StockKey StockKey => new(tenantId, known.Reward!.RewardId);

    private Reward? RewardOf(Batch batch) =>
        known.Reward is { } use ? batch.Catalog(tenantId).Reward(use.RewardId) : null;
}
