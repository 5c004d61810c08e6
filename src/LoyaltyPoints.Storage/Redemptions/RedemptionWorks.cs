using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Partners;
using LoyaltyPoints.Storage.Velocity;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>Spends units, or sets them aside.</summary>
/// <param name="pool">Brings together what the member's own account lacks; null: nothing does.</param>
/// <param name="partnerId">Whose app asks; null: the tenant's own.</param>
public sealed class RedeemUnitsWork(
    int tenantId, Guid memberId, RedeemUnits command, RequestKey? requestKey, PoolPull? pool = null,
    Guid? partnerId = null) : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(
        command.ReserveFor is null ? EventTypes.RedemptionCaptured : EventTypes.RedemptionReserved);

    private readonly PartnerDesk desk = new(tenantId, memberId, partnerId);

    internal override string Kind => "redemption";

    protected internal override void Declare(Batch batch)
    {
        desk.Declare(batch);
        pool?.Declare(batch);
    }

    protected internal override void DeclareMore(Batch batch)
    {
        desk.DeclareMore(batch, null, command.ProgramId);
        VelocityStep.NeedForRedemption(batch, TenantId, memberId);
        pool?.DeclareMore(batch);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        if (desk.Admit(batch, command.ProgramId) is { } refusal) return refusal;
        var context = batch.ContextOf(member);
        var id = batch.Ids.Next();
        var pooled = pool?.Decide(batch, new PoolUnits(command.ProgramId, command.Units), id, context);
        if (pooled?.Refusal is { } refused) return refused;
        var decision = desk.Limit(batch, command.Decide(id, pooled?.Value?.Spender ?? context));
        if (decision.Value is not { } redemption) return decision.Refusal!;
        var velocity = VelocityStep.Of(batch, TenantId, redemption);
        if (velocity?.Refusal is { } tooMuch) return tooMuch;
        velocity?.Stage();
        if (pooled is not null) pool!.Stage(batch, pooled);
        batch.Stage(member, decision.Changes);
        batch.Redemptions.Add(TenantId, redemption);
        desk.Count(batch, null, redemption);
        return RedemptionRow.Answer(
            201, redemption, member.Account(redemption.ProgramId)!.BalanceAt(context.Now), context.Now);
    }
}

/// <summary>Goes on with a redemption.</summary>
/// <param name="known">As it was read before.</param>
public abstract class RedemptionWork(int tenantId, Redemption known, RequestKey? requestKey)
    : Work(tenantId, known.MemberId, requestKey)
{
    private readonly RedemptionStep step = new(tenantId, known);
    private bool hasChanged;

    protected internal override WorkEvent? Tells => hasChanged ? new WorkEvent(Happened) : null;

    private protected abstract string Happened { get; }

    protected internal override void Declare(Batch batch) => step.Declare(batch);

    protected internal override void DeclareMore(Batch batch) => step.DeclareMore(batch);

    protected internal override WorkResult Execute(Batch batch)
    {
        var context = batch.ContextOf(batch.Member(TenantId, known.MemberId));
        var current = step.Current(batch);
        var (after, refusal) = step.Take(batch, context, before => Decide(batch, before, context));
        hasChanged = after is not null && !ReferenceEquals(current, after);
        return after is null ? refusal!
            : RedemptionRow.Answer(200, after, step.Shown(batch, context.Member), context.Now);
    }

    private protected abstract Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context);
}

/// <summary>Captures or voids a reservation.</summary>
public sealed class EndReservationWork(
    int tenantId, Redemption known, EndReservation command, RequestKey? requestKey)
    : RedemptionWork(tenantId, known, requestKey)
{
    internal override string Kind => command.State == RedemptionState.Voided ? "void" : "capture";

    // The second time it finds what the first has done, and answers it.
    protected internal override bool IsRepeatable => true;

    private protected override string Happened => command.State == RedemptionState.Captured
        ? EventTypes.RedemptionCaptured : EventTypes.RedemptionVoided;

    private protected override Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context) => command.Decide(before, context);
}

/// <summary>Gives captured units back.</summary>
public sealed class ReverseRedemptionWork(
    int tenantId, Redemption known, ReverseRedemption command, RequestKey? requestKey)
    : RedemptionWork(tenantId, known, requestKey)
{
    private protected override string Happened => EventTypes.RedemptionReversed;

    internal override string Kind => "reversal";

    private protected override Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context) =>
        command.Decide(batch.Ids.Next(), before, context);
}
