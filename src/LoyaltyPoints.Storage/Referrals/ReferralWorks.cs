using System.Text.Json;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Events;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>Records who brought a member that is there already.</summary>
/// <param name="referrerId">Locked too: of two who bring each other at once, one comes too late.</param>
public sealed class RegisterReferralWork(int tenantId, Guid memberId, Guid referrerId, RequestKey? requestKey)
    : Work(tenantId, memberId, requestKey)
{
    protected internal override WorkEvent? Tells => new(EventTypes.ReferralRegistered);

    private readonly RegisterReferral command = new(memberId, referrerId);

    protected internal override void Declare(Batch batch) => batch.Members.Need(TenantId, command.ReferrerId);

    protected internal override void DeclareMore(Batch batch) => batch.Referrals.Need((TenantId, command.MemberId));

    protected internal override WorkResult Execute(Batch batch)
    {
        if (batch.Catalog(TenantId).Referrals is null) return ReferralProgramRows.NotFound;
        var member = batch.Member(TenantId, command.MemberId);
        if (!batch.Members.Exists(member)) return MemberRows.NotFound("/referredMemberId");
        batch.Flush();
        var decision = ReferralWrites.Decide(batch, TenantId, command);
        if (decision.Value is not { } referral) return decision.Refusal!;
        batch.Referrals.Stage(TenantId, referral);
        var now = batch.NowOf(TenantId);
        var end = ReferralEnd.Of(referral, member, batch.Catalog(TenantId), now);
        var id = new MemberOwnedId(referral.Id, referral.MemberId).Format(PublicId.Referral);
        return new Answer(
            201,
            JsonSerializer.SerializeToUtf8Bytes(
                ReferralAnswer.Of(referral, end, now), CoreJson.Default.ReferralAnswer),
            "/v1/referrals/" + id);
    }
}

/// <summary>Does the referrer's part of a referral. Harmless at any time and from any instance.</summary>
/// <param name="memberId">Who was brought; locked too, for the referral is theirs.</param>
public sealed class SettleReferralWork(int tenantId, Guid memberId, Guid referrerId) : Work(tenantId, referrerId, null)
{
    private string? settled;

    protected internal override bool IsRepeatable => true;

    protected internal override WorkEvent? Tells =>
        settled is null ? null : new WorkEvent(EventTypes.ReferralSettled) { Id = settled };

    protected internal override void Declare(Batch batch) => batch.Members.Need(TenantId, memberId);

    protected internal override void DeclareMore(Batch batch) => batch.Referrals.Need((TenantId, memberId));

    protected internal override WorkResult Execute(Batch batch)
    {
        settled = null;
        var cap = batch.Catalog(TenantId).Referrals?.MaximumPerReferrer;
        if (batch.Referrals.Find((TenantId, memberId)) is { IsUnsettled: true } referral)
        {
            var referrer = batch.Member(TenantId, referral.ReferrerId);
            var context = batch.ContextOf(referrer);
            batch.Ensure(referrer, SettleReferral.Counters(referral, cap, context), context.Now);
            if (SettleReferral.Decide(referral, cap, context) is { } step)
            {
                if (step.Change is { } change) batch.Stage(referrer, [change]);
                batch.Referrals.Stage(TenantId, step.Referral);
                settled = new MemberOwnedId(referral.Id, referral.MemberId).Format(PublicId.Referral);
            }
        }

        return new Answer(204, default);
    }
}
