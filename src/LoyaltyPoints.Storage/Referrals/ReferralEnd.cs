using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Referrals;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>Until when purchases of a member who was brought count.</summary>
public static class ReferralEnd
{
    /// <param name="member">Who was brought, with the accounts.</param>
    /// <returns>Never where no end is set, or the member is not enrolled yet.</returns>
    public static Instant Of(
        Referral referral, MemberState member, ProgramCatalog catalog, Instant now)
    {
        if (referral.Status != ReferralStatus.Open || catalog.Referrals is not { } terms) return Instant.Never;
        return member.Account(terms.ProgramId) is { } account
            && catalog.Find(terms.ProgramId)?.At(now) is { } program
            ? terms.EndFor(account, program) : Instant.Never;
    }
}
