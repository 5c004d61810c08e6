using Dapper;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.WinBacks;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.WinBacks;

/// <summary>Proves of a tenant's win-back lists that each is one that could be made, with the control it was given.
/// </summary>
internal static class WinBackVerifier
{
    private const string SelectIds = "SELECT list_id FROM win_back_lists WHERE tenant_id = @tenant ORDER BY list_id";

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
    [
        .. from id in session.Connection.Query<StoredId>(SelectIds, new { tenant = tenantId }).ToList()
           let fault = FaultOf(session, tenantId, id.Value)
           where fault is not null
           select new BookFinding(
               tenantId, Guid.Empty, Guid.Empty,
               new LedgerFinding(0, null, $"Win-back list {id.Value:N} {fault}.")),
    ];

    private static string? FaultOf(Session session, int tenantId, Guid id)
    {
        try
        {
            var list = WinBackRow.Find(session, tenantId, id)!;
            var members = list.Members;
            if (members.Count > WinBackList.MostMembers) return $"has {members.Count} members";
            if (members.DistinctBy(member => member.MemberId).Count() < members.Count) return "has a member twice";
            return members.SequenceEqual(list.WithControl().Members) ? null
                : "has another control than the one that was drawn";
        }
        catch (InvalidDataException)
        {
            return "has members that cannot be read";
        }
    }
}
