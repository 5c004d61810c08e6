using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Members;

/// <summary>
/// Writes down what time alone has changed of a member. Harmless at any time and from any instance: what is due is due
/// once.
/// </summary>
public sealed class SettleMemberWork(int tenantId, Guid memberId) : Work(tenantId, memberId, null)
{
    internal override string Kind => "settlement";

    protected internal override bool IsRepeatable => true;

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, MemberId!.Value);
        batch.Stage(member, SettleMember.Decide(batch.ContextOf(member)));
        return new Answer(204, default);
    }
}
