using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Members;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Merges;

/// <summary>
/// Proves that a member who was merged has nothing left and says into whom, as the merge does, and that nobody else
/// says so; that units which went came is proven with the transfers. What does not fit is read once more: the service
/// may have changed it between the two.
/// </summary>
internal static class MergeVerifier
{
    private const string SelectMerged = """
        SELECT member_id, merged_into_id FROM members WHERE tenant_id = @tenantId AND merged_into_id <> @none
        """;

    private const string SelectOpen = """
        SELECT from_id, member_id FROM member_merges WHERE tenant_id = @tenantId AND undone_at = @never
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
        Faults(session, tenantId).Intersect(Faults(session, tenantId));

    private static HashSet<BookFinding> Faults(Session session, int tenantId)
    {
        var parameters = new
        {
            tenantId, none = StoredId.Of(Guid.Empty), never = Instant.Never.UnixMilliseconds,
        };
        var said = session.Connection.Query<(StoredId Member, StoredId Into)>(SelectMerged, parameters)
            .Select(static row => (row.Member.Value, row.Into.Value)).ToHashSet();
        var done = session.Connection.Query<(StoredId From, StoredId Into)>(SelectOpen, parameters)
            .Select(static row => (row.From.Value, row.Into.Value)).ToHashSet();
        var faults = new HashSet<BookFinding>();
        foreach (var (member, _) in said.Except(done))
            faults.Add(Finding(tenantId, member, Guid.Empty, "says that it was merged, and no merge says so"));
        foreach (var (member, into) in done)
        {
            if (!said.Contains((member, into)))
                faults.Add(Finding(tenantId, member, Guid.Empty, "was merged, and does not say so"));
            foreach (var account in MemberRows.State(session, tenantId, member).Accounts)
                if (account.Standing.MergedInto != into || account.Lots.Count > 0 || account.Holds.Count > 0)
                    faults.Add(Finding(tenantId, member, account.ProgramId, "was merged, and has units left"));
        }

        return faults;
    }

    private static BookFinding Finding(int tenantId, Guid memberId, Guid programId, string what) => new(
        tenantId, memberId, programId,
        new LedgerFinding(0, null, $"Member {PublicId.Format(PublicId.Member, memberId)} {what}."));
}
