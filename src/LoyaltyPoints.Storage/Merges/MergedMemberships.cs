using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Standings;
using LoyaltyPoints.Storage.Memberships;
using LoyaltyPoints.Storage.Writing;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>The rows of memberships that follow what a merge, or its undoing, left an account with.</summary>
internal static class MergedMemberships
{
    public static void Stage(Batch batch, Account before, Account after)
    {
        var (old, now) = (before.Standing.Membership, batch.NowOf(after.TenantId));
        if (Equals(old, after.Standing.Membership)) return;
        if (after.Standing.Membership is { } kept) Write(batch, after, kept, now);
        // What another has taken the place of is over.
        if (old is not null && old.MembershipId != after.Standing.Membership?.MembershipId)
            Write(batch, after, old with { CancelledAt = old.CancelledAt ?? now, EndsAt = now }, now);
    }

    private static void Write(Batch batch, Account account, MembershipStanding membership, Instant now)
    {
        var key = new OwnedId(account.TenantId, account.MemberId, membership.MembershipId);
        batch.Memberships.Need(key);
        batch.LoadMore();
        batch.Memberships.Stage(account.TenantId, new MembershipRow(
            account.MemberId, account.ProgramId, membership, batch.Memberships.Find(key)?.RecordedAt ?? now));
    }
}
