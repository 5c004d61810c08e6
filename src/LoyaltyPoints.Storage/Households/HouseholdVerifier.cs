using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core.Households;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Households;

/// <summary>
/// Proves of a tenant's households that they and their members tell the same of who is in which, and that each is one
/// that could be made. What does not fit is read once more: the service may have changed it between the two.
/// </summary>
internal static class HouseholdVerifier
{
    private const int Page = 500;

    private const string SelectHouseholds = """
        SELECT household_id FROM households WHERE tenant_id = @tenant AND household_id > @after ORDER BY household_id
        """;

    private const string SelectMembers = """
        SELECT member_id FROM household_members WHERE tenant_id = @tenant AND member_id > @after ORDER BY member_id
        """;

    public static IEnumerable<BookFinding> Verify(Session session, int tenantId) =>
    [
        .. from id in Ids(session, tenantId, SelectHouseholds)
           let fault = FaultOf(session, tenantId, id) is null ? null : FaultOf(session, tenantId, id)
           where fault is not null
           select Finding(tenantId, Guid.Empty, $"Household {id:N} {fault}."),
        .. from id in Ids(session, tenantId, SelectMembers)
           where !IsListed(session, tenantId, id) && !IsListed(session, tenantId, id)
           select Finding(tenantId, id, "The member's household does not list the member."),
    ];

    private static string? FaultOf(Session session, int tenantId, Guid id)
    {
        try
        {
            var household = HouseholdRow.Find(session, tenantId, id)!;
            var members = household.Members;
            if (members.Count > Household.MostMembers) return $"has {members.Count} members";
            if (members.Count > 0 && !members.Any(member => member.Role == HouseholdRole.Owner)) return "has no owner";
            var stray = members.FirstOrDefault(
                member => HouseholdRow.IdOfMember(session, tenantId, member.MemberId) != id);
            return stray is null ? null : $"lists {stray.MemberId:N}, who is in another or in none";
        }
        catch (JsonException)
        {
            return "has a list of members that cannot be read";
        }
    }

    private static bool IsListed(Session session, int tenantId, Guid memberId)
    {
        var id = HouseholdRow.IdOfMember(session, tenantId, memberId);
        if (id == Guid.Empty) return true;
        try
        {
            return HouseholdRow.Find(session, tenantId, id)?.Find(memberId) is not null;
        }
        catch (JsonException)
        {
            // That is told of the household.
            return true;
        }
    }

    private static IEnumerable<Guid> Ids(Session session, int tenantId, string select)
    {
        for (var after = Guid.Empty; ;)
        {
            var page = session.Connection.Query<StoredId>(
                session.Dialect.Limited(select),
                new { tenant = tenantId, after = StoredId.Of(after), limit = Page }).ToList();
            foreach (var id in page) yield return id.Value;
            if (page.Count < Page) yield break;
            after = page[^1].Value;
        }
    }

    private static BookFinding Finding(int tenantId, Guid memberId, string detail) =>
        new(tenantId, memberId, Guid.Empty, new LedgerFinding(0, null, detail));
}
