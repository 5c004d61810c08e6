using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>What one program makes of one purchase: units, thresholds, and the member's standing.</summary>
internal sealed class PurchaseEarning
{
    private readonly Guid id;
    private readonly Order order;
    private readonly Account account;
    private readonly CompiledProgram program;
    private readonly DecisionContext context;
    private readonly CapUsage usage;
    private readonly StandingUpdate? standing;

    public PurchaseEarning(
        Guid id, Order order, Account account, CompiledProgram program, DecisionContext context)
    {
        (this.id, this.order, this.account, this.program, this.context) = (id, order, account, program, context);
        usage = context.Member.CapUsageOf(account.ProgramId, program.CapKeysAt(order.OccurredAt));
        if (program.CountsDays) standing = NewStanding();
    }

    public (PurchaseResult Result, AccountChange? Change) Earn()
    {
        var tierBefore = standing?.TierId;
        var given = Tell(standing);
        var earned = CampaignChoice.Earn(program, order, usage, given, context.Budgets);
        if (program.Definition.Tiers is { CrossingEarnsNew: true } && Crossed(earned) is { } crossed)
        {
            given = Tell(crossed);
            earned = CampaignChoice.Earn(program, order, usage, given, context.Budgets);
        }

        var posting = context.Open(account, id);
        posting.LiveOn(program.LapseOf(order.OccurredAt));
        var plan = GrantPlan.For(program, earned, order.OccurredAt, posting.Lots);
        foreach (var (lot, units) in plan) posting.Accrue(units, lot);
        Count(earned);
        var thresholds = new ThresholdPosting(program, account, standing, order.OccurredAt, context.Member)
            .Reach(posting);
        standing?.Rise(posting.After());
        var counters = Counters(earned, thresholds);
        var campaigns = new CampaignUses(program, order, context.Now).Of(earned);
        return (
            Result(earned, given, plan, thresholds, posting, tierBefore), Change(posting, counters, campaigns));
    }

    private StandingUpdate NewStanding() => StandingUpdate.Of(account, program, context, order.OccurredAt);

    private GivenFacts Tell(StandingUpdate? own) =>
        new FactTeller(context.Member, context.Catalog, order.OccurredAt, context.Now)
            .Tell(program.GivenNames, account, program, own);

    // The standing as it would be after this purchase, where that lifts the member; null where it does not.
    private StandingUpdate? Crossed(EarningResult earned)
    {
        var after = NewStanding();
        after.Count(program.DayOf(order.OccurredAt), new Totals(earned.Spend, earned.Units, 1));
        after.Rise(account);
        return after.TierId == standing!.TierId ? null : after;
    }

    private void Count(EarningResult earned) => standing?.Count(
        program.DayOf(order.OccurredAt), new Totals(earned.Spend, earned.Units, 1));

    private List<KeyValuePair<CapKey, long>> Counters(EarningResult earned, ThresholdResult thresholds)
    {
        if (earned.CapUses.Count == 0 && thresholds.Counters.Count == 0) return [];
        var counters = earned.CapUses
            .Select(use => KeyValuePair.Create(use.Key, checked(usage[use.Key] + use.Value))).ToList();
        counters.AddRange(thresholds.Counters);
        return counters;
    }

    private AccountChange? Change(
        Posting posting, List<KeyValuePair<CapKey, long>> counters, IReadOnlyList<CampaignUse> campaigns)
    {
        var change = AccountChange.Of(posting) with { CapUsage = counters, Campaigns = campaigns };
        if (standing is null)
            return change.Entries.Count > 0 || counters.Count > 0 || change.After != account ? change : null;
        var (after, days, moves) = standing.Finish(change.After, context.Now);
        return change with { After = after, Days = days, TierChanges = moves };
    }

    private PurchaseResult Result(
        EarningResult earned, GivenFacts given, List<(LotKey Lot, long Units)> plan, ThresholdResult thresholds,
        Posting posting, string? tierBefore)
    {
        var lot = plan.Count == 1 ? plan[0].Lot : program.LotOf(order.OccurredAt);
        var units = checked(earned.Units + thresholds.Units);
        var isPending = units > 0 && lot.MaturesAt > context.Now;
        return new PurchaseResult
        {
            ProgramId = account.ProgramId,
            ProgramVersion = program.Version,
            Units = units,
            Status = isPending ? PurchaseStatus.Pending : PurchaseStatus.Available,
            AvailableAt = units == 0 || lot.MaturesAt == Instant.Never ? null
                : isPending ? lot.MaturesAt : context.Now,
            ExpiresAt = units > 0 && lot.ExpiresAt != Instant.Never ? lot.ExpiresAt : null,
            Balance = posting.Balance,
            Explanation = thresholds.Rows.Count == 0 ? earned.Explanation : [.. earned.Explanation, .. thresholds.Rows],
            ThresholdUnits = thresholds.Units,
            Parts = plan.Count == 0 || (plan.Count == 1 && lot == program.LotOf(order.OccurredAt)) ? null
                : [.. plan.Select(part => GrantPart.Of(part.Lot, part.Units))],
            Tier = program.Ladder is null ? null : standing!.TierId ?? GivenFacts.Nothing,
            TierBefore = standing?.TierId == tierBefore ? null : tierBefore ?? GivenFacts.Nothing,
            Given = given.Values.Count == 0 ? null : given,
            CapsUsedBefore = usage.Used.Count == 0 ? null
                : [.. usage.Used.Select(use => new CapUsed(use.Key.CapId, use.Key.PeriodStart, use.Value))],
            Campaigns = earned.Campaigns.Count == 0 ? null : [.. earned.Campaigns.Select(grant => grant.Applied)],
        };
    }
}
