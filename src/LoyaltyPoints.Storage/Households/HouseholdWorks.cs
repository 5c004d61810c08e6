using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Households;

/// <summary>Makes a household.</summary>
public sealed class CreateHouseholdWork(int tenantId, CreateHousehold command, RequestKey? requestKey)
    : Work(tenantId, null, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.HouseholdCreated);

    protected internal override void Declare(Batch batch)
    {
        foreach (var (memberId, _) in command.Members)
        {
            batch.Members.Need(TenantId, memberId);
            batch.HouseholdMembers.Need((TenantId, memberId));
        }
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        foreach (var (at, (memberId, _)) in command.Members.Index())
        {
            if (!batch.Members.Exists(batch.Member(TenantId, memberId)))
                return MemberRows.NotFound($"/members/{at}/memberId");
            if (batch.Members.Resolve(TenantId, memberId) != memberId)
                return MergeRows.IsMerged($"/members/{at}/memberId");
        }

        var decision = command.Decide(
            batch.Ids.Next(), memberId => batch.HouseholdMembers.HouseholdOf(TenantId, memberId) != Guid.Empty,
            batch.NowOf(TenantId));
        if (decision.Value is not { } household) return decision.Refusal!;
        batch.Households.Stage(TenantId, household);
        foreach (var member in household.Members)
            batch.HouseholdMembers.Stage(TenantId, member.MemberId, household.Id);
        return HouseholdRow.Answer(201, household);
    }
}

/// <summary>Changes who is in a household, or what one of them may do.</summary>
/// <param name="status">Of the answer.</param>
public sealed class ChangeHouseholdWork(
    int tenantId, Guid householdId, ChangeHousehold command, int status, RequestKey? requestKey)
    : Work(tenantId, null, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.HouseholdChanged);

    protected internal override void Declare(Batch batch)
    {
        batch.Members.Need(TenantId, command.MemberId);
        batch.HouseholdMembers.Need((TenantId, command.MemberId));
        batch.Households.Need((TenantId, householdId));
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Households.Find((TenantId, householdId)) is not { } household) return HouseholdRow.NotFound;
        if (!batch.Members.Exists(batch.Member(TenantId, command.MemberId))) return MemberRows.NotFound("/memberId");
        if (command is JoinHousehold && batch.Members.Resolve(TenantId, command.MemberId) != command.MemberId)
            return MergeRows.IsMerged("/memberId");
        var before = batch.HouseholdMembers.HouseholdOf(TenantId, command.MemberId);
        var decision = command.Decide(household, before, batch.NowOf(TenantId));
        if (decision.Value is not { } changed) return decision.Refusal!;
        batch.Households.Stage(TenantId, changed);
        var after = changed.Find(command.MemberId) is null ? Guid.Empty : householdId;
        if (after != before) batch.HouseholdMembers.Stage(TenantId, command.MemberId, after);
        return HouseholdRow.Answer(status, changed);
    }
}
