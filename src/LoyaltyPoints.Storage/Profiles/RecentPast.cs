using System.Text.Json;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Storage.Reading;
using LoyaltyPoints.Storage.Sets;
using static LoyaltyPoints.Storage.Sets.SetStatement;

namespace LoyaltyPoints.Storage.Profiles;

/// <summary>A purchase of a member's recent past.</summary>
public sealed record RecentPurchase(Guid Id, Order Order);

/// <summary>
/// What lately happened to a member's units, and the purchases behind it. The accounts' chains lead to them, so no index
/// is needed for it; a purchase that has earned nothing in any program is not found.
/// </summary>
/// <param name="Entries">Of all accounts, newest first.</param>
/// <param name="Purchases">By when they were recorded, newest first.</param>
public sealed record RecentPast(IReadOnlyList<LedgerEntry> Entries, IReadOnlyList<RecentPurchase> Purchases)
{
    /// <summary>Entries of each account that are looked at, and purchases in all.</summary>
    public const int Most = 100;

    private static readonly SetStatement SelectPurchases = SetStatement.Find(
        "purchases", [Int("tenant_id"), Id("member_id"), Id("purchase_id")], [Id("purchase_id"), Bytes("document")]);

    public static RecentPast Read(Session session, MemberState member)
    {
        var (tenantId, memberId) = (member.TenantId, member.MemberId);
        var entries = member.Accounts
            .SelectMany(account => LedgerReader.Page(session, tenantId, memberId, account.HeadId, Most))
            .OrderByDescending(static entry => entry.RecordedAt).ThenByDescending(static entry => entry.Id).ToList();
        var wanted = new RowSet(SelectPurchases);
        var ids = entries.Where(static entry => entry.Kind == EntryKind.Accrual)
            .Select(static entry => entry.ReferenceId).Distinct().Take(Most).ToList();
        foreach (var id in ids) wanted.Add(tenantId).Add(memberId).Add(id);
        var orders = new Dictionary<Guid, Order>();
        new RoundTrip(session).Find(wanted, row => orders[row.GetGuid(0)] =
            JsonSerializer.Deserialize(row.GetBytes(1), CoreJson.Default.Order)!).Send();
        return new RecentPast(
            entries, [.. ids.Where(orders.ContainsKey).Select(id => new RecentPurchase(id, orders[id]))]);
    }
}
