using System.Text.Json;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Adjustments;

/// <summary>Records a change that a person makes.</summary>
public sealed class PostAdjustmentWork(
    int tenantId, Guid memberId, PostAdjustment command, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.AdjustmentPosted);

    internal override string Kind => "adjustment";

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var decision = command.Decide(batch.Ids.Next(), batch.ContextOf(member));
        if (decision.Value is not { } adjustment) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Adjustments.Stage(TenantId, adjustment);
        return new Answer(201, JsonSerializer.SerializeToUtf8Bytes(adjustment, CoreJson.Default.Adjustment));
    }
}
