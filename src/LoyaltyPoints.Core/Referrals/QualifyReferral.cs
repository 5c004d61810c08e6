using LoyaltyPoints.Core.Purchases;

namespace LoyaltyPoints.Core.Referrals;

/// <summary>
/// What a purchase of a member who was brought does to the referral: the first that qualifies it pays that member.
/// Pure.
/// </summary>
/// <remarks>
/// It qualifies where the purchase was judged by the referral program's own program (so the member was enrolled when it
/// occurred, and the currencies agree), within the time from the enrolment, and comes to the minimum order. What is
/// given, and to whom, are the terms of the moment it is recorded.
/// </remarks>
public static class QualifyReferral
{
    /// <param name="context">After the purchase's own changes.</param>
    /// <returns>Null where the purchase does not qualify it; it then stays as it is.</returns>
    public static ReferralStep? Decide(
        Referral referral, ReferralProgram terms, Purchase purchase, DecisionContext context)
    {
        var order = purchase.Order;
        if (referral.Status != ReferralStatus.Open) return null;
        if (!ReferralProgram.Suffices(order.Total, terms.MinimumOrder ?? 0)) return null;
        if (!purchase.Results.Any(result => result.ProgramId == terms.ProgramId && result.IsJudged)) return null;
        if (context.Member.Account(terms.ProgramId) is not { } account) return null;
        if (context.Program(terms.ProgramId) is not { } program) return null;
        if (order.OccurredAt >= terms.EndFor(account, program)) return null;
        try
        {
            var (lots, change, balance) = ReferralPosting.Give(
                referral.Id, terms.ReferredUnits, account, program, context);
            var qualified = referral with
            {
                Status = terms.ReferrerUnits > 0 ? ReferralStatus.Qualified : ReferralStatus.Rewarded,
                Qualification = new Qualification(
                    purchase.Id, terms.ProgramId, context.Now, terms.MinimumOrder ?? 0, terms.ReferrerUnits),
                ReferredLots = lots,
            };
            return new ReferralStep(qualified, change, terms.ReferredUnits, balance);
        }
        catch (OverflowException)
        {
            // The account can hold no more: the purchase stands without it.
            return null;
        }
    }
}
