using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Referrals;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Merges;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Referrals;

/// <summary>
/// Whether both members of every referral have in their ledgers what the referral says they were given and lost.
/// </summary>
internal static class ReferralVerifier
{
    private const int Page = 500;

    // A referral that changes while it is looked at is looked at again; nothing about one changes more often.
    private const int MostChanges = 4;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId, MergeGroups groups) =>
        Referred(session, tenantId, groups).Concat(Referrers(session, tenantId, groups));

    private static IEnumerable<BookFinding> Referred(Session session, int tenantId, MergeGroups groups)
    {
        for (var after = Guid.Empty; ;)
        {
            var page = ReferralRow.All(session, tenantId, after, Page);
            foreach (var referral in page)
                foreach (var finding in Compare(session, tenantId, referral.MemberId, [referral], groups))
                    yield return finding;
            if (page.Count < Page) yield break;
            after = page[^1].MemberId;
        }
    }

    private static IEnumerable<BookFinding> Referrers(Session session, int tenantId, MergeGroups groups)
    {
        for (var after = Guid.Empty; ;)
        {
            var members = ReferralRow.Referrers(session, tenantId, after, Page);
            foreach (var member in members)
                foreach (var finding in Compare(session, tenantId, member, AllOf(session, tenantId, member), groups))
                    yield return finding;
            if (members.Count < Page) yield break;
            after = members[^1];
        }
    }

    private static List<Referral> AllOf(Session session, int tenantId, Guid referrerId)
    {
        var all = new List<Referral>();
        for (var after = Guid.Empty; ;)
        {
            var page = ReferralRow.Page(session, tenantId, referrerId, after, Page);
            all.AddRange(page);
            if (page.Count < Page) return all;
            after = page[^1].Id;
        }
    }

    // The ledger is read after the referrals: what they say is in it, and more only where one has changed since.
    private static IEnumerable<BookFinding> Compare(
        Session session, int tenantId, Guid memberId, IReadOnlyList<Referral> referrals, MergeGroups groups)
    {
        for (var round = 1; ; round++)
        {
            var moved = Moved(session, tenantId, groups.All(memberId), referrals);
            var wrong = referrals.Where(referral => moved.GetValueOrDefault(referral.Id) != Said(referral, memberId))
                .ToList();
            var now = wrong.Select(one => ReferralRow.Find(session, tenantId, one.MemberId)).OfType<Referral>()
                .ToDictionary(one => one.Id);
            if (round < MostChanges && wrong.Exists(one => now.GetValueOrDefault(one.Id)?.Status != one.Status))
            {
                referrals = [.. now.Values];
                continue;
            }

            return wrong.Select(referral => Finding(tenantId, memberId, referral, moved));
        }
    }

    private static BookFinding Finding(
        int tenantId, Guid memberId, Referral referral, Dictionary<Guid, (long Given, long Taken)> moved)
    {
        var (said, found) = (Said(referral, memberId), moved.GetValueOrDefault(referral.Id));
        return new BookFinding(
            tenantId, memberId, referral.Qualification?.ProgramId ?? Guid.Empty,
            new LedgerFinding(
                0, null,
                $"The referral {referral.Id:N} gave {said.Given} units and took {said.Taken} back, and the ledger says "
                + $"{found.Given} and {found.Taken}."));
    }

    private static (long Given, long Taken) Said(Referral referral, Guid memberId) => memberId == referral.MemberId
        ? (referral.ReferredLots.Sum(static part => part.Units), referral.ReferredTaken)
        : (referral.ReferrerLots.Sum(static part => part.Units), referral.ReferrerTaken);

    private static Dictionary<Guid, (long Given, long Taken)> Moved(
        Session session, int tenantId, IReadOnlyList<Guid> members, IReadOnlyList<Referral> referrals)
    {
        var moved = new Dictionary<Guid, (long Given, long Taken)>();
        var wanted = referrals.Where(one => one.Qualification is not null).Select(one => one.Id).ToHashSet();
        var programs = referrals.Select(one => one.Qualification?.ProgramId).OfType<Guid>().ToHashSet();
        if (wanted.Count == 0) return moved;
        foreach (var account in members.SelectMany(member => Accounts(session, tenantId, member))
            .Where(one => programs.Contains(one.ProgramId)))
        {
            foreach (var entry in LedgerReader.Walk(session, account))
            {
                if (entry.Kind != EntryKind.Bonus || !wanted.Contains(entry.ReferenceId)) continue;
                var (given, taken) = moved.GetValueOrDefault(entry.ReferenceId);
                moved[entry.ReferenceId] = entry.From == Bucket.Issued
                    ? (given + entry.Units, taken) : (given, taken + entry.Units);
            }
        }

        return moved;
    }

    private static IEnumerable<Account> Accounts(Session session, int tenantId, Guid memberId)
    {
        try
        {
            return MemberRows.State(session, tenantId, memberId).Accounts;
        }
        catch (InvalidDataException)
        {
            // Found already, where the accounts were walked.
            return [];
        }
    }
}
