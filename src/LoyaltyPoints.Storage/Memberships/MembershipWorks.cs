using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Memberships;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Memberships;

/// <summary>A write about a membership. One with a payment is recorded once, however often it is sent.</summary>
public abstract class MembershipWork : Work
{
    private readonly NaturalKey? key;
    private readonly byte[] document = [];
    private readonly Guid owner;

    /// <param name="request">What a payment is sent for; null where there is none.</param>
    protected MembershipWork(int tenantId, Guid memberId, PaymentRequest? request, RequestKey? requestKey)
        : base(tenantId, memberId, requestKey)
    {
        owner = memberId;
        if (request is null) return;
        key = new NaturalKey(tenantId, NaturalKeyKind.Payment, "payment", request.Payment.Reference);
        document = JsonSerializer.SerializeToUtf8Bytes(request, StorageJson.Default.PaymentRequest);
    }

    protected internal override bool IsRepeatable => key is not null || base.IsRepeatable;

    protected internal override void Declare(Batch batch)
    {
        if (key is { } named) batch.NaturalKeys.Need(named);
    }

    protected internal override WorkResult Execute(Batch batch)
    {
        if (key is { } named && batch.NaturalKeys.Find(named) is { } known) return Replay(batch, known);
        return Record(batch, batch.Member(TenantId, owner));
    }

    private protected abstract WorkResult Record(Batch batch, MemberState member);

    /// <param name="status">Of the answer where no payment says it.</param>
    private protected WorkResult Record(
        Batch batch, MemberState member, Decision<MembershipChange> decision, int status)
    {
        if (decision.Value is not { } change) return decision.Refusal!;
        batch.Stage(member, decision.Changes);
        batch.Memberships.Stage(TenantId, change);
        var answer = JsonSerializer.SerializeToUtf8Bytes(
            MembershipAnswer.Of(change), CoreJson.Default.MembershipAnswer);
        var id = change.Membership.MembershipId;
        if (change.Payment is { } payment)
        {
            var paymentId = batch.Ids.Next();
            if (key is { } named) batch.NaturalKeys.Stage(named, new NaturalKeyRow(member.MemberId, paymentId));
            batch.Memberships.Stage(
                new OwnedId(TenantId, member.MemberId, id), paymentId, payment, document, answer);
            status = PaymentRow.StatusOf(payment.Kind);
        }

        return PaymentRow.Answer(status, answer, new MemberOwnedId(id, member.MemberId));
    }

    private WorkResult Replay(Batch batch, NaturalKeyRow known)
    {
        // The first of the two may be a neighbour in this batch.
        batch.Flush();
        var row = PaymentRow.Find(batch.Session, TenantId, known.MemberId, known.ReferenceId);
        return row is { } found && found.Request.AsSpan().SequenceEqual(document)
            ? found.Answer with { Replayed = true }
            : new Refusal("payment_conflict", "A payment of this reference was recorded with other content.");
    }
}

/// <summary>Makes a member a VIP member.</summary>
public sealed class JoinMembershipWork(int tenantId, Guid memberId, JoinMembership command, RequestKey? requestKey)
    : MembershipWork(tenantId, memberId, RequestOf(memberId, command), requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.MembershipStarted);

    private protected override WorkResult Record(Batch batch, MemberState member)
    {
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/memberId");
        var id = batch.Ids.Next();
        return Record(batch, member, command.Decide(id, batch.ContextOf(member)), 201);
    }

    private static PaymentRequest? RequestOf(Guid memberId, JoinMembership command) => command.Payment is { } payment
        ? new PaymentRequest("join", memberId, command.ProgramId, command.PlanId, payment) : null;
}

/// <summary>Changes a membership: pays, cancels, refunds, or goes over to another plan.</summary>
public sealed class ChangeMembershipWork(
    int tenantId, MemberOwnedId membership, MembershipCommand command, RequestKey? requestKey)
    : MembershipWork(tenantId, membership.MemberId, RequestOf(membership, command), requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.MembershipChanged);

    private readonly OwnedId owned = new(tenantId, membership.MemberId, membership.Id);

    protected internal override void Declare(Batch batch)
    {
        base.Declare(batch);
        batch.Memberships.Need(owned);
    }

    // The member may have been merged into another, and the membership with it.
    protected internal override void DeclareMore(Batch batch) => batch.Memberships.Need(
        owned with { MemberId = batch.Members.Resolve(TenantId, owned.MemberId) });

    private protected override WorkResult Record(Batch batch, MemberState member)
    {
        if (batch.Memberships.Find(owned with { MemberId = member.MemberId }) is not { } row)
            return new Refusal("membership_not_found", "There is no such membership.");
        return Record(batch, member, command.Decide(owned.Id, row.ProgramId, batch.ContextOf(member)), 200);
    }

    private static PaymentRequest? RequestOf(MemberOwnedId membership, MembershipCommand command) =>
        command.Money is { } payment
            ? new PaymentRequest(
                command is ChangePlan ? "plan" : "renewal", membership.MemberId, membership.Id,
                (command as ChangePlan)?.PlanId, payment)
            : null;
}
