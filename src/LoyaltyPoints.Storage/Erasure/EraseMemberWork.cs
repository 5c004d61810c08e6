using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Erasure;

/// <summary>
/// Erases a person for good, with the records that were merged into this one. Accounts, entries and purchases stay, for
/// the book; nothing that is left says who it was. Again, it finds nothing to do.
/// </summary>
/// <param name="others">The records that were merged into the member's, and were not taken apart again.</param>
public sealed class EraseMemberWork(int tenantId, Guid memberId, IReadOnlyList<Guid> others)
    : Work(tenantId, memberId, null)
{
    protected internal override WorkEvent? Tells => new(EventTypes.MemberErased)
    {
        Id = PublicId.Format(PublicId.Member, memberId),
    };

    protected internal override bool IsRepeatable => true;

    protected internal override bool RunsAlone => true;

    private IEnumerable<Guid> All => [memberId, .. others];

    protected internal override void Declare(Batch batch)
    {
        foreach (var id in All)
        {
            batch.Members.Need(TenantId, id);
            batch.HouseholdMembers.Need((TenantId, id));
        }
    }

    protected internal override void DeclareMore(Batch batch)
    {
        foreach (var id in All)
        {
            batch.Need(batch.Members.Own(TenantId, id), batch.NowOf(TenantId));
            batch.Households.Need((TenantId, batch.HouseholdMembers.HouseholdOf(TenantId, id)));
        }
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Members.Resolve(TenantId, memberId) != memberId) return MergeRows.IsMerged("");
        var member = batch.Members.Own(TenantId, memberId);
        if (!batch.Members.IsErased(member) && !batch.Members.Exists(member)) return MemberRows.NotFound("");
        foreach (var id in All)
        {
            var own = batch.Members.Own(TenantId, id);
            var decision = EraseMember.Decide(batch.Ids.Next(), batch.ContextOf(own));
            if (decision.Value is null) return decision.Refusal!;
            batch.Stage(own, decision.Changes);
        }

        foreach (var id in All)
        {
            Leave(batch, id);
            PersonalRows.Erase(batch.Session, TenantId, id, batch.NowOf(TenantId));
        }

        return new Answer(204, default);
    }

    // Who is left spends on; where no owner is, the one who joined first is it.
    private void Leave(Batch batch, Guid id)
    {
        var place = batch.HouseholdMembers.HouseholdOf(TenantId, id);
        if (batch.Households.Find((TenantId, place)) is not { } household) return;
        var left = household.Members.Where(member => member.MemberId != id).ToList();
        if (left.Count > 0 && !left.Exists(static member => member.Role == HouseholdRole.Owner))
            left[0] = left[0] with { Role = HouseholdRole.Owner };
        batch.Households.Stage(TenantId, household with { Members = left });
        batch.HouseholdMembers.Stage(TenantId, id, Guid.Empty);
    }
}
