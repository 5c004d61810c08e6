using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Redemptions;

/// <summary>Spends units, or sets them aside.</summary>
public sealed class RedeemUnitsWork(
    int tenantId, Guid memberId, RedeemUnits command, RequestKey? requestKey) : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var context = batch.ContextOf(member);
        var decision = command.Decide(batch.Ids.Next(), context);
        if (decision.Value is not { } redemption) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Redemptions.Add(TenantId, redemption);
        return RedemptionRow.Answer(
            201, redemption, member.Account(redemption.ProgramId)!.BalanceAt(context.Now), context.Now);
    }
}

/// <summary>Goes on with a redemption.</summary>
/// <param name="redemption">One of this tenant.</param>
public abstract class RedemptionWork(int tenantId, MemberOwnedId redemption, RequestKey? requestKey)
    : Work(tenantId, redemption.MemberId, requestKey)
{
    private readonly OwnedId key = new(tenantId, redemption.MemberId, redemption.Id);

    protected internal override void Declare(Batch batch) => batch.Redemptions.Need(key);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, key.MemberId);
        // As it is under the member's lock: another step may have come first.
        var before = batch.Redemptions.Find(key)!;
        var context = batch.ContextOf(member);
        var decision = Decide(batch, before, context);
        if (decision.Value is not { } after) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        if (!ReferenceEquals(before, after)) batch.Redemptions.Change(TenantId, after);
        return RedemptionRow.Answer(
            200, after, member.Account(after.ProgramId)!.BalanceAt(context.Now), context.Now);
    }

    private protected abstract Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context);
}

/// <summary>Captures or voids a reservation.</summary>
public sealed class EndReservationWork(
    int tenantId, MemberOwnedId redemption, EndReservation command, RequestKey? requestKey)
    : RedemptionWork(tenantId, redemption, requestKey)
{
    // The second time it finds what the first has done, and answers it.
    protected internal override bool IsRepeatable => true;

    private protected override Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context) => command.Decide(before, context);
}

/// <summary>Gives captured units back.</summary>
public sealed class ReverseRedemptionWork(
    int tenantId, MemberOwnedId redemption, ReverseRedemption command, RequestKey? requestKey)
    : RedemptionWork(tenantId, redemption, requestKey)
{
    private protected override Decision<Redemption> Decide(
        Batch batch, Redemption before, DecisionContext context) =>
        command.Decide(batch.Ids.Next(), before, context);
}
