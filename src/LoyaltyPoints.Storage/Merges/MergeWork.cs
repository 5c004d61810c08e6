using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Merges;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>A write over two records of one person, both locked, in a transaction of its own.</summary>
public abstract class MergeWork(int tenantId, Guid into, Guid from, RequestKey? requestKey)
    : Work(tenantId, into, requestKey)
{
    protected internal override bool RunsAlone => true;

    private protected Guid Into => into;

    private protected Guid From => from;

    protected internal override void Declare(Batch batch)
    {
        batch.Members.Need(TenantId, from);
        batch.HouseholdMembers.Need((TenantId, into));
        batch.HouseholdMembers.Need((TenantId, from));
    }

    protected internal override void DeclareMore(Batch batch)
    {
        foreach (var member in (MemberState[])[batch.Members.Own(TenantId, into), batch.Members.Own(TenantId, from)])
        {
            batch.Need(member, batch.NowOf(TenantId));
            // Whatever was counted, ever: it goes along.
            batch.Days.Need(member, member.Accounts.Select(static one => (one.ProgramId, DateOnly.MinValue)));
            batch.Households.Need((TenantId, batch.HouseholdMembers.HouseholdOf(TenantId, member.MemberId)));
            foreach (var account in batch.Members.Own(TenantId, into).Accounts)
                if (account.Standing.Membership is { } membership)
                    batch.Memberships.Need(new OwnedId(TenantId, into, membership.MembershipId));
        }
    }

    private protected static Answer Answer(int status, Merge merge) => new(
        status,
        JsonSerializer.SerializeToUtf8Bytes(MergeAnswer.Of(merge), CoreJson.Default.MergeAnswer),
        status == 201 ? "/v1/merges/" + new MemberOwnedId(merge.Id, merge.Into).Format(PublicId.Merge) : null);

    /// <summary>Stages what a decision changes of either, and the memberships that are others since.</summary>
    private protected void Stage(Batch batch, IReadOnlyList<AccountChange> changes)
    {
        foreach (var change in changes)
        {
            var member = batch.Members.Own(TenantId, change.After.MemberId);
            var before = member.Account(change.After.ProgramId)!;
            batch.Stage(member, [change]);
            if (member.MemberId == into) MergedMemberships.Stage(batch, before, change.After);
        }
    }
}

/// <summary>Makes two records of one person one.</summary>
/// <param name="into">Who stays.</param>
/// <param name="undoFor">For how long it can be undone.</param>
public sealed class MergeMembersWork(int tenantId, Guid into, Guid from, TimeSpan undoFor, RequestKey? requestKey)
    : MergeWork(tenantId, into, from, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.MemberMerged);

    protected internal override WorkResult Execute(Batch batch)
    {
        if (Refuse(batch) is { } refusal) return refusal;
        var (one, other) = (batch.Members.Own(TenantId, Into), batch.Members.Own(TenantId, From));
        if (one.Accounts.Select(static account => account.ProgramId)
            .Union(other.Accounts.Select(static account => account.ProgramId)).Count() > MemberWrites.MaximumPrograms)
        {
            return new Refusal(
                "unprocessable", $"A member can be in at most {MemberWrites.MaximumPrograms} programs.");
        }

        var id = batch.Ids.Next();
        var fromContext = batch.ContextOf(other);
        if (fromContext.Member.Accounts.Any(account => fromContext.Open(account, id).Holds.Count > 0))
            return MergeMembers.Open;
        foreach (var account in other.Accounts)
            if (one.Account(account.ProgramId) is null) AccountWrites.OpenEmpty(batch, one, Fresh(account));
        var decision = new MergeMembers(id).Decide(batch.ContextOf(one), fromContext);
        if (decision.Value is not { } accounts) return decision.Refusal!;
        var (households, full) = MergedHouseholds.Join(batch, TenantId, Into, From);
        if (full is not null) return full;
        Stage(batch, decision.Changes);
        var now = batch.NowOf(TenantId);
        var carried = MergedBelongings.Carry(batch, TenantId, Into, From, id, now) with { HouseholdId = households };
        var merge = new Merge(id, Into, From, now, now.Plus(undoFor), Instant.Never, accounts);
        MergeRows.Add(batch.Session, TenantId, merge, carried);
        return Answer(201, merge);
    }

    // In this order; with nothing staged yet.
    private Refusal? Refuse(Batch batch)
    {
        if (Into == From)
        {
            return new Refusal(
                "merge_with_self", "A member cannot be merged into themselves.",
                [new Fault("/from", FaultCodes.InvalidValue, "Is the same member.")]);
        }

        if (batch.Members.Resolve(TenantId, Into) != Into) return MergeRows.IsMerged("");
        if (batch.Members.Resolve(TenantId, From) != From) return MergeRows.IsMerged("/from");
        if (!batch.Members.Exists(batch.Members.Own(TenantId, Into))) return MemberRows.NotFound("");
        if (!batch.Members.Exists(batch.Members.Own(TenantId, From))) return MemberRows.NotFound("/from");
        return MergeRows.OpenInto(batch.Session, TenantId, From).Count > 0
            ? new Refusal(
                "merge_chain", "Others were merged into this member: merge the other way round, or undo that first.",
                [new Fault("/from", FaultCodes.InvalidValue, "Others were merged into this member.")])
            : null;
    }

    // What dates have brought to the other is not brought again.
    private Account Fresh(Account other) => new()
    {
        TenantId = TenantId,
        MemberId = Into,
        ProgramId = other.ProgramId,
        EnrolledAt = other.EnrolledAt,
        Standing = Core.Standings.Standing.None with
        {
            LapsesAt = other.Standing.LapsesAt, OccasionsTo = other.Standing.OccasionsTo,
        },
    };
}

/// <summary>Makes one record two again.</summary>
/// <param name="id">Of the merge.</param>
/// <param name="from">Whose record was merged by it.</param>
public sealed class UndoMergeWork(int tenantId, Guid id, Guid into, Guid from, RequestKey? requestKey)
    : MergeWork(tenantId, into, from, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.MergeUndone);

    protected internal override WorkResult Execute(Batch batch)
    {
        if (MergeRows.Read(batch.Session, TenantId, Into, id) is not var (merge, carried))
            return new Refusal("merge_not_found", "There is no such merge.");
        if (merge.UndoneAt != Instant.Never) return new Refusal("merge_undone", "The merge was undone already.");
        if (batch.Members.IsErased(batch.Members.Own(TenantId, Into)))
            return new Refusal("member_not_found", "The person was erased.");
        var now = batch.NowOf(TenantId);
        if (now >= merge.UndoUntil)
            return new Refusal("merge_undo_too_late", $"The merge could be undone before {merge.UndoUntil}.");
        if (batch.Members.Resolve(TenantId, Into) != Into) return MergeRows.IsMerged("");
        var decision = new UndoMerge(merge).Decide(
            batch.ContextOf(batch.Members.Own(TenantId, Into)), batch.ContextOf(batch.Members.Own(TenantId, From)));
        if (decision.Value is not { } undone) return decision.Refusal!;
        Stage(batch, decision.Changes);
        if (carried.HouseholdId is { } household) MergedHouseholds.Part(batch, TenantId, Into, From, household);
        MergedBelongings.Return(batch, TenantId, undone, carried);
        MergeRows.Undone(batch.Session, TenantId, undone);
        return Answer(200, undone);
    }
}
