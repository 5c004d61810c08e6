using System.Text.Json;
using LoyaltyPoints.Core.Adjustments;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Adjustments;

/// <summary>Records a change that a person makes.</summary>
public sealed class PostAdjustmentWork(
    int tenantId, Guid memberId, PostAdjustment command, RequestKey? requestKey)
    : Work(tenantId, requestKey)
{
    private const string Insert = """
        INSERT INTO adjustments
          (tenant_id, adjustment_id, member_id, program_id, units, reason, actor, recorded_at)
        VALUES (@tenant, @adjustment, @member, @program, @units, @reason, @actor, @recorded)
        """;

    protected internal override void Declare(BatchNeeds needs) => needs.Member(TenantId, memberId);

    protected internal override WorkResult Execute(Batch batch)
    {
        var member = batch.Member(TenantId, memberId);
        if (member.Accounts.Count == 0 && !MemberRows.Exists(batch.Session, TenantId, memberId))
            return MemberRows.NotFound("/memberId");
        var decision = command.Decide(
            batch.Ids.Next(batch.Now), member, batch.Catalog(TenantId), batch.Now, batch.Ids);
        if (decision.Value is not { } adjustment) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Session.Prepared(Insert).Bind(TenantId).Bind(adjustment.Id.Id).Bind(adjustment.MemberId)
            .Bind(adjustment.ProgramId).Bind(adjustment.Units).Bind(adjustment.Reason).Bind(adjustment.Actor)
            .Bind(adjustment.RecordedAt.UnixMilliseconds).Execute();
        return new Answer(201, JsonSerializer.SerializeToUtf8Bytes(adjustment, CoreJson.Default.Adjustment));
    }
}
