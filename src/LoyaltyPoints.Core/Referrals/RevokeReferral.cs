using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>
/// What a return does to the referral that its purchase qualified: once what is left is worth less than the minimum
/// order, or nothing, both lose what they got. Pure.
/// </summary>
public static class RevokeReferral
{
    /// <param name="returned">All that has come back of the purchase.</param>
    /// <param name="context">After the return's own changes.</param>
    /// <returns>Null where the referral stays as it is.</returns>
    public static ReferralStep? Decide(
        Referral referral, Purchase purchase, Returned returned, DecisionContext context)
    {
        if (referral.Qualification is not { } qualified || qualified.PurchaseId != purchase.Id) return null;
        if (referral.Status is ReferralStatus.Revoking or ReferralStatus.Revoked) return null;
        if (ReferralProgram.Suffices(returned.Remaining(purchase.Order), qualified.MinimumOrder)) return null;
        var (taken, change, balance) = ReferralPosting.TakeBack(
            referral.Id, referral.ReferredLots, context.Member.Account(qualified.ProgramId)!, context);
        var revoked = referral with
        {
            Status = referral.ReferrerLots.Count > 0 ? ReferralStatus.Revoking : ReferralStatus.Revoked,
            ReferredTaken = taken,
        };
        return new ReferralStep(revoked, change, -taken, balance);
    }
}
