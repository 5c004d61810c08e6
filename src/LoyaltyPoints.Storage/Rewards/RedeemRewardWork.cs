using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Redemptions;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>Spends units on a reward, or sets them aside for it.</summary>
/// <param name="pool">Brings together what the member's own account lacks; null: nothing does.</param>
/// <remarks>For the partner that the place names, where it names one.</remarks>
public sealed class RedeemRewardWork(
    int tenantId, Guid memberId, RedeemReward command, RequestKey? requestKey, PoolPull? pool = null)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(
        command.ReserveFor is null ? EventTypes.RedemptionCaptured : EventTypes.RedemptionReserved);

    private readonly StockKey stock = new(tenantId, command.RewardId);
    private readonly PartnerDesk desk = new(tenantId, memberId, command.Place.PartnerId);

    internal static Refusal NotFound => new(
        "reward_not_found", "There is no such reward.",
        [new Fault("/rewardId", FaultCodes.InvalidValue, "Names no reward of this tenant.")]);

    internal override string Kind => "redemption";

    protected internal override void Declare(Batch batch)
    {
        desk.Declare(batch);
        // There is a row to lock only where the number is limited.
        batch.Stock.Need(stock);
        pool?.Declare(batch);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        pool?.DeclareMore(batch);
        var found = batch.Catalog(TenantId).Reward(command.RewardId);
        desk.DeclareMore(batch, null, found?.Definition.ProgramId ?? Guid.Empty);
        if (found is not { } reward) return;
        VelocityStep.NeedForRedemption(batch, TenantId, memberId);
        var member = batch.Member(TenantId, memberId);
        batch.Counters.Need(
            member, reward.CountersAt(batch.NowOf(TenantId), batch.Catalog(TenantId))
                .Select(key => (reward.Definition.ProgramId, key)));
        if (reward.AsksBirthday) batch.Birthdays.Need(member);
        if (reward.AsksSegments) batch.Segments.Need(member);
        if (reward.Definition.Value is VoucherOf voucher) batch.Vouchers.NeedSeries(TenantId, voucher.SeriesId);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        var found = batch.Catalog(TenantId).Reward(command.RewardId);
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        if (desk.Admit(batch, found) is { } refusal) return refusal;
        if (found is not { } reward) return NotFound;
        var context = batch.ContextOf(member);
        var left = batch.Stock.Left(stock, reward.Definition.Stock, context.Now);
        var id = batch.Ids.Next();
        var asked = new PoolUnits(reward.Definition.ProgramId, command.Units ?? reward.Definition.Cost.Least);
        var pooled = pool?.Decide(batch, asked, id, context);
        if (pooled?.Refusal is { } refused) return refused;
        var decision = desk.Limit(batch, command.Decide(id, reward, left, pooled?.Value?.Spender ?? context));
        if (decision.Value is not { } decided) return decision.Refusal!;
        var velocity = VelocityStep.Of(batch, TenantId, decided);
        if (velocity?.Refusal is { } tooMuch) return tooMuch;
        var (redemption, noVoucher) = RewardVouchers.Follow(batch, TenantId, null, decided, context.Now);
        if (noVoucher is not null) return noVoucher;
        velocity?.Stage();
        if (pooled is not null) pool!.Stage(batch, pooled);
        batch.Stage(member, decision.Changes);
        batch.Redemptions.Add(TenantId, redemption);
        desk.Count(batch, null, redemption);
        if (redemption.Reward!.HasStock)
        {
            batch.Stock.Take(stock);
            if (redemption.WasReserved) batch.RewardHolds.Add(TenantId, redemption);
        }

        return RedemptionRow.Answer(
            201, redemption, member.Account(redemption.ProgramId)!.BalanceAt(context.Now), context.Now);
    }
}
