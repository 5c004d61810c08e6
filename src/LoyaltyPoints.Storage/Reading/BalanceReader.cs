using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Redemptions;

namespace LoyaltyPoints.Storage.Reading;

/// <summary>An account as of an instant.</summary>
/// <param name="Lots">In the order of consumption.</param>
/// <param name="LapsesAt">When all units go for want of activity; never where they do not.</param>
public sealed record AccountView(Account Account, IReadOnlyList<Lot> Lots, Balance Balance, Instant LapsesAt);

/// <summary>Accounts of a member as of now, of a later instant, or as they were known at an earlier one.</summary>
public sealed class BalanceReader(MemberReader members)
{
    /// <summary>
    /// The member's accounts; for a past instant, rebuilt from the entries recorded until then. Null where the tenant
    /// has no such member.
    /// </summary>
    public IReadOnlyList<AccountView>? Find(
        Session session, int tenantId, Guid memberId, Instant asOf, Instant now)
    {
        var member = MemberRows.Current(session, tenantId, memberId);
        if (member.Accounts.Count == 0 && !MemberRows.Exists(session, tenantId, memberId)) return null;
        if (asOf < now) return [.. member.Accounts.Select(account => View(Rebuild(session, account, asOf), asOf))];
        // Mostly nothing is due, and then the accounts say all.
        var context = member.Accounts.Any(account => account.DueAt <= asOf)
            ? members.Complete(session, member, asOf, asOf) : null;
        return [.. member.Accounts.Select(account => account.DueAt <= asOf
            ? Settled(context!, account) : View(account, asOf))];
    }

    private static AccountView View(Account account, Instant asOf)
    {
        var lots = account.LotsAt(asOf);
        return new AccountView(account, lots.Lots, lots.Balance(), lots.LapsesAt);
    }

    private static AccountView Settled(DecisionContext context, Account account)
    {
        var posting = context.Open(account, Guid.Empty);
        return new AccountView(account, posting.Lots, posting.Balance, account.Standing.LapsesAt);
    }

    private static Account Rebuild(Session session, Account account, Instant asOf)
    {
        var entries = LedgerReader.Walk(session, account).SkipWhile(entry => entry.RecordedAt > asOf).Reverse();
        return LedgerVerifier.Rebuild(account, entries, LapseOf);

        // Entries say what is set aside, not for how long.
        Instant LapseOf(Guid redemption) =>
            RedemptionRow.Find(session, account.TenantId, account.MemberId, redemption)?.LapsesAt ?? Instant.Never;
    }
}
