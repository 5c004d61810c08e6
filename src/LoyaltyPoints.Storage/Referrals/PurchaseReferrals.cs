using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>
/// What purchases and returns do to the referral of their member, in their own transaction. Where the tenant has no
/// referral program, they pay nothing for it.
/// </summary>
/// <remarks>
/// The member who was brought is paid here; who brought them by a work of its own that follows, for a purchase must not
/// wait for another member's lock. If that one is lost, a sweep does it.
/// </remarks>
internal static class PurchaseReferrals
{
    public static void Declare(Batch batch, int tenantId, Guid memberId)
    {
        if (batch.Catalog(tenantId).Referrals is not null) batch.Referrals.Need((tenantId, memberId));
    }

    /// <returns>The purchase with what the referral gave, and the work that is to follow.</returns>
    public static (Purchase Purchase, Work? Next) Qualify(Batch batch, MemberState member, Purchase purchase)
    {
        if (batch.Catalog(member.TenantId).Referrals is not { } terms
            || batch.Referrals.Find((member.TenantId, member.MemberId)) is not { } referral
            || QualifyReferral.Decide(referral, terms, purchase, batch.ContextOf(member)) is not { } step)
            return (purchase, null);
        var next = Stage(batch, member, step);
        return (purchase with
        {
            Results = [.. purchase.Results.Select(result => result.ProgramId == terms.ProgramId
                ? result with { ReferralUnits = step.Units, Balance = step.Balance } : result)],
        }, next);
    }

    /// <returns>The return with what was taken back, and the work that is to follow.</returns>
    public static (PurchaseReturn Returned, Work? Next) Revoke(
        Batch batch, MemberState member, Purchase purchase, PurchaseReturn returned)
    {
        // It lies with whose the purchase is: another record of the member, where two were made one since.
        if (batch.Catalog(member.TenantId).Referrals is null
            || batch.Referrals.Find((member.TenantId, purchase.MemberId)) is not { } referral
            || RevokeReferral.Decide(
                referral, purchase, returned.Progress.Returned, batch.ContextOf(member)) is not { } step)
            return (returned, null);
        var next = Stage(batch, member, step);
        return (returned with
        {
            Results = [.. returned.Results.Select(result => result.ProgramId == referral.Qualification!.ProgramId
                ? result with { ReferralUnits = step.Units, Balance = step.Balance } : result)],
        }, next);
    }

    private static SettleReferralWork? Stage(Batch batch, MemberState member, ReferralStep step)
    {
        if (step.Change is { } change) batch.Stage(member, [change]);
        batch.Referrals.Stage(member.TenantId, step.Referral);
        return step.Referral.IsUnsettled
            ? new SettleReferralWork(member.TenantId, member.MemberId, step.Referral.ReferrerId) : null;
    }
}
