using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Partners;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Rewards;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>Spends units, or sets them aside.</summary>
/// <param name="partnerId">Whose app asks; null: the tenant's own.</param>
public sealed class RedeemUnitsWork(
    int tenantId, Guid memberId, RedeemUnits command, RequestKey? requestKey, Guid? partnerId = null)
    : Work(tenantId, memberId, requestKey)
{
    private readonly PartnerDesk desk = new(tenantId, memberId, partnerId);

    protected internal override void Declare(Batch batch) => desk.Declare(batch);

    protected internal override void DeclareMore(Batch batch) => desk.DeclareMore(batch, null, command.ProgramId);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        if (desk.Admit(batch, command.ProgramId) is { } refusal) return refusal;
        var context = batch.ContextOf(member);
        var decision = desk.Limit(batch, command.Decide(batch.Ids.Next(), context));
        if (decision.Value is not { } redemption) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Redemptions.Add(TenantId, redemption);
        desk.Count(batch, null, redemption);
        return RedemptionRow.Answer(
            201, redemption, member.Account(redemption.ProgramId)!.BalanceAt(context.Now), context.Now);
    }
}

/// <summary>Goes on with a redemption.</summary>
/// <param name="known">As it was read before, for what never changes of it.</param>
public abstract class RedemptionWork(int tenantId, Redemption known, RequestKey? requestKey)
    : Work(tenantId, known.MemberId, requestKey)
{
    private readonly OwnedId key = new(tenantId, known.MemberId, known.Id);
    private readonly bool hasStock = known.Reward?.HasStock == true;
    private readonly PartnerDesk desk = new(tenantId, known.MemberId, known.Partner?.PartnerId);

    protected internal override void Declare(Batch batch)
    {
        desk.Declare(batch);
        batch.Redemptions.Need(key);
        if (hasStock) batch.Stock.Need(StockKey);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        desk.DeclareMore(batch, known, known.ProgramId);
        if (hasStock && known.WasReserved) batch.RewardHolds.Need(RewardHoldTable.KeyOf(TenantId, known));
        if (RewardOf(batch) is not { } reward) return;
        var member = batch.Member(TenantId, key.MemberId);
        batch.Counters.Need(
            member, RewardUsage.Counters(
                reward, batch.Redemptions.Find(key), batch.NowOf(TenantId), batch.Catalog(TenantId)));
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, key.MemberId);
        // As it is under the member's lock: another step may have come first.
        var before = batch.Redemptions.Find(key)!;
        var context = batch.ContextOf(member);
        var decision = Decide(batch, before, context).Count(RewardOf(batch), before, context)
            .GoneOn(desk.PartnerOf(batch), context.Now);
        if (decision.Value is not { } after) return decision.Refusal!;
        if (ReferenceEquals(before, after)) return Answer(batch, member, after, context);
        // An instance whose clock is ahead may have given its room or its place to another.
        if (desk.HasLapsed(batch, before)) return EndReservation.Lapsed(before);
        if (hasStock && before.State == RedemptionState.Reserved
            && !batch.RewardHolds.TryEnd(RewardHoldTable.KeyOf(TenantId, before)))
            return EndReservation.Lapsed(before);
        batch.Stage(member, decision.Changes);
        batch.Redemptions.Change(TenantId, after);
        if (hasStock && !after.IsHad) batch.Stock.GiveBack(StockKey);
        desk.Count(batch, before, after);
        return Answer(batch, member, after, context);
    }

    private protected abstract Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context);

    private StockKey StockKey => new(TenantId, known.Reward!.RewardId);

    private Reward? RewardOf(Batch batch) =>
        known.Reward is { } use ? batch.Catalog(TenantId).Reward(use.RewardId) : null;

    private WorkResult Answer(Batch batch, MemberState member, Redemption redemption, DecisionContext context) =>
        RedemptionRow.Answer(200, redemption, desk.Shown(batch, member, redemption.ProgramId), context.Now);
}

/// <summary>Captures or voids a reservation.</summary>
public sealed class EndReservationWork(
    int tenantId, Redemption known, EndReservation command, RequestKey? requestKey)
    : RedemptionWork(tenantId, known, requestKey)
{
    // The second time it finds what the first has done, and answers it.
    protected internal override bool IsRepeatable => true;

    private protected override Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context) => command.Decide(before, context);
}

/// <summary>Gives captured units back.</summary>
public sealed class ReverseRedemptionWork(
    int tenantId, Redemption known, ReverseRedemption command, RequestKey? requestKey)
    : RedemptionWork(tenantId, known, requestKey)
{
    private protected override Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context) =>
        command.Decide(batch.Ids.Next(), before, context);
}
