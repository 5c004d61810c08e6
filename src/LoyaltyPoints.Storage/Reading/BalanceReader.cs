using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Members;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>Accounts of a member as of now, of a later instant, or as they were known at an earlier one.</summary>
public static class BalanceReader
{
    /// <summary>
    /// The member's accounts; for a past instant, rebuilt from the entries recorded until then. Null where the tenant
    /// has no such member.
    /// </summary>
    public static IReadOnlyCollection<Account>? Accounts(
        Session session, int tenantId, Guid memberId, Instant asOf, Instant now)
    {
        var accounts = MemberRows.State(session, tenantId, memberId).Accounts;
        if (accounts.Count == 0 && !MemberRows.Exists(session, tenantId, memberId)) return null;
        return asOf >= now ? accounts : [.. accounts.Select(account => Rebuild(session, account, asOf))];
    }

    private static Account Rebuild(Session session, Account account, Instant asOf)
    {
        var entries = LedgerReader.Walk(session, account).SkipWhile(entry => entry.RecordedAt > asOf).Reverse();
        return LedgerVerifier.Rebuild(account, entries);
    }
}
