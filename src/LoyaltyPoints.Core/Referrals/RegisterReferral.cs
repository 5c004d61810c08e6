namespace LoyaltyPoints.Core.Referrals;

/// <summary>What must be known of two members before one counts as brought by the other.</summary>
/// <param name="ReferrerIsEnrolled">In the program in which referrals are paid.</param>
/// <param name="IsReferred">Whether anybody has brought the member already.</param>
/// <param name="HasPurchased">Whether the member has bought anything yet.</param>
/// <param name="IsAbove">Whether the member brought the referrer, or who brought them, and so on.</param>
public sealed record ReferralFacts(
    bool ReferrerIsEnrolled, bool IsReferred, bool HasPurchased, bool IsAbove,
    IReadOnlyCollection<(string Kind, string Value)> Identifiers,
    IReadOnlyCollection<(string Kind, string Value)> ReferrerIdentifiers);

/// <summary>The command that says who brought a member. Pure.</summary>
public sealed record RegisterReferral(Guid MemberId, Guid ReferrerId)
{
    /// <returns>
    /// Refused with <c>self_referral</c>, <c>not_enrolled</c>, <c>already_referred</c>, <c>already_purchased</c> or
    /// <c>circular_referral</c>, in this order.
    /// </returns>
    public Decision<Referral> Decide(Guid id, ReferralFacts facts, Instant now)
    {
        if (MemberId == ReferrerId) return new Refusal("self_referral", "Nobody brings themselves.");
        if (SamePerson.Share(facts.Identifiers, facts.ReferrerIdentifiers) is { } kind)
            return new Refusal("self_referral", $"Both members have the same identifier of the kind {kind}.");
        if (!facts.ReferrerIsEnrolled)
            return new Refusal("not_enrolled", "Who brings others must be in the program in which it is paid.");
        if (facts.IsReferred) return new Refusal("already_referred", "The member was brought by somebody already.");
        if (facts.HasPurchased)
            return new Refusal("already_purchased", "The member has bought something before being referred.");
        if (facts.IsAbove)
            return new Refusal("circular_referral", "The member has brought the referrer, or somebody above.");
        return Decision<Referral>.Of(
            new Referral { Id = id, MemberId = MemberId, ReferrerId = ReferrerId, CreatedAt = now });
    }
}
