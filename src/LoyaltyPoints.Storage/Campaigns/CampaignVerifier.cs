using System.Text.Json;
using Dapper;
using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Campaigns;

/// <summary>
/// Proves a tenant's budgets: slices, pot and what was given add up to the budget, and what was given is what purchases
/// say they were given, net of their returns.
/// </summary>
public static class CampaignVerifier
{
    // While purchases come in, what they say and what the budget says are read a moment apart.
    private const int MostWalks = 3;

    // One statement, so that all of a row is of one moment.
    private const string SelectBudgets = """
        SELECT c.campaign_id, c.program_id, c.budget,
          (SELECT CAST(SUM(b.held) AS bigint) FROM campaign_budgets b
            WHERE b.tenant_id = c.tenant_id AND b.campaign_id = c.campaign_id) AS held,
          (SELECT CAST(SUM(b.units) AS bigint) FROM campaign_budgets b
            WHERE b.tenant_id = c.tenant_id AND b.campaign_id = c.campaign_id) AS units,
          (SELECT CAST(SUM(b.purchases) AS bigint) FROM campaign_budgets b
            WHERE b.tenant_id = c.tenant_id AND b.campaign_id = c.campaign_id) AS purchases,
          (SELECT CAST(SUM(b.money) AS bigint) FROM campaign_budgets b
            WHERE b.tenant_id = c.tenant_id AND b.campaign_id = c.campaign_id) AS money
        FROM campaigns c WHERE c.tenant_id = @tenantId
        """;

    private const string SelectPurchases = "SELECT purchase_id, results FROM purchases WHERE tenant_id = @tenant";

    private const string SelectReturns =
        "SELECT purchase_id, number, progress FROM purchase_returns WHERE tenant_id = @tenant";

    /// <summary>What does not fit; empty where all does, and where there are no campaigns.</summary>
    /// <remarks>
    /// Where every walk over the purchases is overtaken by new ones of a campaign, only its own sum is proved.
    /// </remarks>
    public static IReadOnlyList<BookFinding> Verify(Session session, int tenantId)
    {
        var budgets = Budgets(session, tenantId);
        if (budgets.Count == 0) return [];
        for (var walk = 1; ; walk++)
        {
            var given = Given(session, tenantId);
            var after = Budgets(session, tenantId);
            var still = budgets.Intersect(after).ToHashSet();
            if (still.Count < after.Count && walk < MostWalks)
            {
                budgets = after;
                continue;
            }

            return [.. after.SelectMany(row => Findings(row, still.Contains(row) ? given : null)
                .Select(detail => new BookFinding(tenantId, Guid.Empty, row.ProgramId, new LedgerFinding(
                    0, null, $"Campaign {PublicId.Format(PublicId.Campaign, row.Id)}: {detail}"))))];
        }
    }

    private static IEnumerable<string> Findings(
        BudgetSum row, Dictionary<Guid, (long Purchases, long Units)>? given)
    {
        if (row.Budget is { } budget && row.Held + row.Units != budget)
            yield return $"Slices and pot hold {row.Held} units and {row.Units} were given, of a budget of {budget}.";
        if (row.Budget is null && row.Held != 0)
            yield return $"It has no budget, and slices and pot hold {row.Held} units.";
        if (given is null) yield break;
        var (purchases, units) = given.GetValueOrDefault(row.Id);
        if ((purchases, units) != (row.Purchases, row.Units))
        {
            yield return $"{purchases} purchases say that they were given {units} units by it, and its totals say "
                + $"{row.Units} units to {row.Purchases}.";
        }
    }

    private static List<BudgetSum> Budgets(Session session, int tenantId) =>
        [.. session.Connection.Query<Row>(SelectBudgets, new { tenantId }).Select(row => new BudgetSum(
            row.campaign_id.Value, row.program_id.Value, row.budget, row.held, row.units, row.purchases,
            row.money))];

    // What a purchase has now stands in its last return, or in its own results.
    private static Dictionary<Guid, (long Purchases, long Units)> Given(Session session, int tenantId)
    {
        var returns = Returns(session, tenantId);
        var given = new Dictionary<Guid, (long Purchases, long Units)>();
        var select = session.Prepared(SelectPurchases).Bind(tenantId);
        try
        {
            while (select.Read())
            {
                var id = select.GetGuid(0);
                var results = select.GetBytes(1);
                // Most purchases name none, and need not be taken apart.
                if (results.IndexOf("\"campaigns\":["u8) < 0) continue;
                foreach (var result in JsonSerializer.Deserialize(
                    results, CoreJson.Default.IReadOnlyListPurchaseResult)!)
                    foreach (var campaign in result.Campaigns ?? []) Add(id, campaign);
            }
        }
        finally
        {
            select.Reset();
        }

        return given;

        void Add(Guid purchase, AppliedCampaign campaign)
        {
            var units = returns.TryGetValue(purchase, out var last)
                ? last.Left.GetValueOrDefault(campaign.CampaignId) : campaign.Units;
            var (purchases, sum) = given.GetValueOrDefault(campaign.CampaignId);
            given[campaign.CampaignId] = (purchases + (units > 0 ? 1 : 0), sum + units);
        }
    }

    private static Dictionary<Guid, (int Number, IReadOnlyDictionary<Guid, long> Left)> Returns(
        Session session, int tenantId)
    {
        var last = new Dictionary<Guid, (int Number, IReadOnlyDictionary<Guid, long> Left)>();
        var select = session.Prepared(SelectReturns).Bind(tenantId);
        try
        {
            while (select.Read())
            {
                var (id, number) = (select.GetGuid(0), select.GetInt32(1));
                var progress = select.GetBytes(2);
                if (progress.IndexOf("\"campaigns\":{"u8) < 0) continue;
                var left = JsonSerializer.Deserialize(progress, CoreJson.Default.ReturnProgress)!.Campaigns!;
                if (!last.TryGetValue(id, out var earlier) || earlier.Number < number) last[id] = (number, left);
            }
        }
        finally
        {
            select.Reset();
        }

        return last;
    }

    private sealed record BudgetSum(
        Guid Id, Guid ProgramId, long? Budget, long Held, long Units, long Purchases, long Money);

    // Named as the columns are, so that one mapping is enough.
    private sealed class Row
    {
        public StoredId campaign_id { get; set; }

        public StoredId program_id { get; set; }

        public long? budget { get; set; }

        public long held { get; set; }

        public long units { get; set; }

        public long purchases { get; set; }

        public long money { get; set; }
    }
}
