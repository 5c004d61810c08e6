using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>Compares what campaigns give a purchase before and after something of it came back.</summary>
internal sealed class CampaignUses(CompiledProgram program, Order order, Instant recordedAt)
{
    /// <summary>What is left of budgets for a purchase that was given its units before: what it has of them.</summary>
    public static ICampaignBudgets BudgetsOf(PurchaseResult result, ReturnProgress? progress = null) =>
        progress?.Campaigns is { } left ? new CountedBudgets(left)
        : result.Campaigns is not { } applied ? CountedBudgets.Empty
        : new CountedBudgets(applied.ToDictionary(one => one.CampaignId, one => one.Units));

    public IReadOnlyList<CampaignUse> Of(EarningResult earned) =>
        earned.Campaigns.Count == 0 ? [] : Between(EarningResult.Nothing, 0, earned, order.Total);

    /// <param name="paidBefore">Money of the order that had not come back, and what remains of it now.</param>
    public IReadOnlyList<CampaignUse> Between(
        EarningResult before, long paidBefore, EarningResult after, long paidAfter)
    {
        if (before.Campaigns.Count + after.Campaigns.Count == 0) return [];
        var uses = new List<CampaignUse>();
        foreach (var campaign in before.Campaigns.Concat(after.Campaigns).Select(grant => grant.Campaign).Distinct())
        {
            var (was, willBe) = (Find(before, campaign), Find(after, campaign));
            var use = new CampaignUse(
                campaign.Id, Counts(willBe) - Counts(was), (willBe?.Units ?? 0) - (was?.Units ?? 0),
                checked((paidAfter * Counts(willBe)) - (paidBefore * Counts(was))))
            {
                Pending = Pending(was, willBe),
            };
            if (!use.IsNothing) uses.Add(use);
        }

        return uses;
    }

    private static CampaignGrant? Find(EarningResult earned, Campaign campaign) =>
        earned.Campaigns.FirstOrDefault(grant => grant.Campaign == campaign);

    private static int Counts(CampaignGrant? grant) => grant is { Units: > 0 } ? 1 : 0;

    private List<(Instant MaturesAt, long Units)> Pending(CampaignGrant? was, CampaignGrant? willBe)
    {
        var sums = new SortedDictionary<Instant, long>();
        Add(willBe, 1);
        Add(was, -1);
        return [.. sums.Where(sum => sum.Value != 0).Select(sum => (sum.Key, sum.Value))];

        void Add(CampaignGrant? grant, int sign)
        {
            if (grant is null) return;
            foreach (var (maturesAt, units) in Maturing(grant))
                if (maturesAt > recordedAt) sums[maturesAt] = sums.GetValueOrDefault(maturesAt) + (sign * units);
        }
    }

    private IEnumerable<(Instant MaturesAt, long Units)> Maturing(CampaignGrant grant)
    {
        foreach (var share in grant.Shares)
            yield return (program.LotOf(order.OccurredAt, share.Terms).MaturesAt, share.Units);
        yield return (program.LotOf(order.OccurredAt).MaturesAt, grant.Units - grant.Shares.Sum(share => share.Units));
    }
}
