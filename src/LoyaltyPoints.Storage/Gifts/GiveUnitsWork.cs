using LoyaltyPoints.Core.Gifts;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Gifts;

/// <summary>Records what the tenant gives a member.</summary>
public sealed class GiveUnitsWork(int tenantId, Guid memberId, GiveUnits command, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.GiftGiven);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var decision = command.Decide(batch.Ids.Next(), batch.ContextOf(member));
        if (decision.Value is not { } gift) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Gifts.Stage(TenantId, gift);
        return GiftRow.Answer(gift);
    }
}
