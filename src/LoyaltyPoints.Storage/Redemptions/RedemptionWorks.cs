using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Households;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>Spends plain units at once.</summary>
/// <param name="pool">Brings together what the member's own account lacks; null: nothing does.</param>
public sealed class CaptureUnitsWork(
    int tenantId, Guid memberId, CaptureUnits command, RequestKey? requestKey, PoolPull? pool = null)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override void Declare(Batch batch) => pool?.Declare(batch);

    protected internal override void DeclareMore(Batch batch) => pool?.DeclareMore(batch);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var context = batch.ContextOf(member);
        var id = batch.Ids.Next();
        var pooled = pool?.Decide(batch, new PoolUnits(command.ProgramId, command.Units), id, context);
        if (pooled?.Refusal is { } refused) return refused;
        var decision = command.Decide(id, pooled?.Value?.Spender ?? context);
        if (decision.Value is not { } redemption) return decision.Refusal!;
        if (pooled is not null) pool!.Stage(batch, pooled);
        batch.Stage(member, decision.Changes);
        batch.Redemptions.Stage(TenantId, redemption);
        return RedemptionRow.Answer(201, redemption, member.Account(redemption.ProgramId)!.BalanceAt(context.Now));
    }
}

/// <summary>Gives captured units back.</summary>
/// <param name="redemptionId">A redemption of this tenant and of <paramref name="memberId"/>.</param>
public sealed class ReverseRedemptionWork(
    int tenantId, Guid redemptionId, Guid memberId, ReverseRedemption command, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    private readonly OwnedId key = new(tenantId, memberId, redemptionId);

    protected internal override void Declare(Batch batch) => batch.Redemptions.Need(key);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        // As it is under the member's lock: another reversal may have come first.
        var redemption = batch.Redemptions.Find(key)!;
        var context = batch.ContextOf(member);
        var decision = command.Decide(batch.Ids.Next(), redemption, context);
        if (decision.Value is not { } reversed) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Redemptions.StageReversal(TenantId, reversed);
        return RedemptionRow.Answer(200, reversed, member.Account(reversed.ProgramId)!.BalanceAt(context.Now));
    }
}
