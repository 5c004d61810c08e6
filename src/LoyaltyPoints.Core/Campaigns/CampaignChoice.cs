using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Campaigns;

/// <summary>
/// Judges an order by a program and the campaigns that run, of which those count that their stacking lets. A campaign
/// applies where its audience and at least one of its rules do; what it gives does not matter for that.
/// </summary>
internal static class CampaignChoice
{
    /// <param name="program">With all campaigns that run; with none it is judged as it is.</param>
    public static EarningResult Earn(
        CompiledProgram program, Order order, CapUsage usage, GivenFacts given, ICampaignBudgets budgets)
    {
        if (program.Campaigns.All(static one => one.Definition.Stacking == CampaignStacking.Add))
            return program.Earn(order, Returned.Nothing, usage, given, budgets);
        var applying = program.Earn(order, Returned.Nothing, usage, given, PlentifulBudgets.Instance)
            .Campaigns.Select(grant => grant.Campaign).ToList();
        EarningResult? best = null;
        foreach (var campaigns in Alternatives(applying))
        {
            var earned = program.Own.With(campaigns).Earn(order, Returned.Nothing, usage, given, budgets);
            if (best is null || earned.Units > best.Units) best = earned;
        }

        return best!;
    }

    private static IEnumerable<IEnumerable<Campaign>> Alternatives(List<Campaign> applying)
    {
        var exclusive = Of(CampaignStacking.Exclusive);
        if (exclusive.Count > 0) return exclusive.Select(one => (IEnumerable<Campaign>)[one]);
        var competing = Of(CampaignStacking.Best);
        return competing.Count == 0 ? [applying]
            : competing.Select(one => applying.Except(competing.Where(other => other != one)));

        List<Campaign> Of(CampaignStacking stacking) =>
            applying.FindAll(campaign => campaign.Definition.Stacking == stacking);
    }
}
