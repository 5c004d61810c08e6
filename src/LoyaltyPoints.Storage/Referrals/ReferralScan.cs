using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Dialects;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>All referrals of a tenant, for those who count them.</summary>
public static class ReferralScan
{
    private const string SelectMade = """
        SELECT tenant_id, member_id, referral_id, referrer_id, created_at, status, purchase_id, program_id,
          qualified_at, minimum_order, referrer_units, referred_lots, referrer_lots, referred_taken, referrer_taken
        FROM referrals WHERE tenant_id = @tenant AND created_at < @to
        """;

    /// <summary>
    /// Those made before an instant, as they are now, in any order, while they are read: the session serves nothing
    /// else meanwhile.
    /// </summary>
    public static IEnumerable<Referral> Made(Session session, int tenantId, Instant to) =>
        Read(session.Prepared(SelectMade).Bind(tenantId).Bind(to.UnixMilliseconds));

    private static IEnumerable<Referral> Read(Statement select)
    {
        try
        {
            while (select.Read()) yield return ReferralRow.Read(select);
        }
        finally
        {
            select.Reset();
        }
    }
}
