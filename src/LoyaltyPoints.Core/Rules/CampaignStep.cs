using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>The caps of a campaign made ready to count, in whole units.</summary>
internal readonly record struct CompiledCampaign(Campaign Campaign, CompiledCap[] Caps);

/// <summary>
/// Which of the units are campaigns', and how many their caps and budgets leave them. Units are counted off in one
/// order: first the program's own, then each campaign's, the oldest first. So where a cap of the program leaves less
/// than all of them, it is the campaigns that go without, and a budget pays only for what is really given.
/// </summary>
internal sealed class CampaignStep(
    CompiledEarning earning, List<Contribution> contributions, List<ExplanationRow> rows, ICampaignBudgets budgets,
    Func<CompiledCap, Fraction> room)
{
    private readonly List<(CompiledCampaign Of, long Units)> shares = new(earning.Campaigns.Length);
    private long own;

    /// <summary>Lowers the units to what caps of campaigns, then their budgets, leave.</summary>
    public long Limit(long units)
    {
        var sum = SumOf(null);
        var before = own = Evaluation.Units(sum, earning.Rounding);
        foreach (var campaign in earning.Campaigns)
        {
            if (!contributions.Exists(one => one.Rule.CampaignId == campaign.Campaign.Id)) continue;
            sum += SumOf(campaign.Campaign.Id);
            var after = Evaluation.Units(sum, earning.Rounding);
            shares.Add((campaign, Limit(campaign, after - before, ref units)));
            before = after;
        }

        return units;
    }

    /// <summary>Shares the units out that are given in the end.</summary>
    /// <param name="use">Called for each cap with what is taken of it.</param>
    public List<CampaignGrant> Give(long units, Action<CompiledCap, Fraction> use)
    {
        var grants = new List<CampaignGrant>(shares.Count);
        var counted = own;
        foreach (var (of, share) in shares)
        {
            var before = Math.Min(counted, units);
            counted = Math.Max(0, counted + share);
            var given = Math.Max(0, Math.Min(counted, units) - before);
            foreach (var cap in of.Caps) use(cap, given);
            grants.Add(new CampaignGrant(of.Campaign, given, TermsStep.Share(
                contributions.FindAll(one => one.Rule.CampaignId == of.Campaign.Id), given, expiry: null)));
        }

        return grants;
    }

    private Fraction SumOf(Guid? campaignId)
    {
        var sum = Fraction.Zero;
        foreach (var one in contributions)
            if (one.Rule.CampaignId == campaignId) sum += one.Exact;
        return sum;
    }

    private long Limit(in CompiledCampaign campaign, long share, ref long units)
    {
        foreach (var cap in campaign.Caps)
        {
            var left = room(cap).Round(RoundingMode.Floor);
            if (share <= left) continue;
            Lower("cap", ProgramWords.Of(cap.Definition.Per), campaign, share - left, ref units);
            share = left;
        }

        if (campaign.Campaign.Definition.Budget is null || share <= 0) return share;
        var rest = budgets.Left(campaign.Campaign.Id, share);
        if (share <= rest) return share;
        Lower("budget", null, campaign, share - rest, ref units);
        return rest;
    }

    private void Lower(string kind, string? per, in CompiledCampaign campaign, long by, ref long units)
    {
        var after = Math.Max(0, units - by);
        rows.Add(new ExplanationRow
        {
            CampaignId = campaign.Campaign.Id, Kind = kind, Per = per, Exact = (decimal)after - units,
        });
        units = after;
    }
}
