using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>
/// Nets a return out in one program: by the version, the caps and the facts that the purchase was judged by, the order
/// that remains is evaluated again, and the difference moves.
/// </summary>
internal sealed class ReturnNetting(
    Guid id, Purchase purchase, Instant occurredAt, PurchaseResult result, CompiledProgram program,
    DecisionContext context)
{
    private readonly Order order = purchase.Order;
    private readonly Account account = context.Member.Account(result.ProgramId)!;
    private readonly GivenFacts given = result.Given ?? GivenFacts.None;

    public (ReturnResult Result, AccountChange? Change) NetOut(ReturnProgress progress, Returned returned)
    {
        var usage = result.UsageBefore();
        var budgets = CampaignUses.BudgetsOf(result, progress);
        var before = program.Earn(order, progress.Returned, usage, given, budgets);
        var after = program.Earn(order, returned, usage, given, budgets);
        var posting = context.Open(account, id);
        var change = after.Units - progress.Units[result.ProgramId];
        var taken = Move(posting, before, after, progress.Units[result.ProgramId]);
        var standing = program.CountsDays
            ? StandingUpdate.Of(account, program, context, occurredAt) : null;
        var tierBefore = standing?.TierId;
        standing?.Count(
            program.DayOf(order.OccurredAt),
            Counted(order, after, returned) - Counted(order, before, progress.Returned));
        var thresholds = new ThresholdPosting(program, account, standing, order.OccurredAt, context.Member)
            .Reach(posting);
        standing?.Recheck(posting.After());
        var counters = CapUsageAfter(before, after);
        counters.AddRange(thresholds.Counters);
        var campaigns = new CampaignUses(program, order, purchase.RecordedAt).Between(
            before, progress.Returned.Remaining(order), after, returned.Remaining(order));
        return (
            new ReturnResult
            {
                ProgramId = result.ProgramId,
                ProgramVersion = program.Version,
                Units = checked((change < 0 ? -taken : change) + thresholds.Units),
                ThresholdUnits = thresholds.Units,
                Shortfall = checked((change < 0 ? -change - taken : 0) + thresholds.Shortfall),
                RemainingUnits = after.Units,
                Balance = posting.Balance,
                Tier = program.Ladder is null ? null : standing!.TierId ?? GivenFacts.Nothing,
                TierBefore = standing?.TierId == tierBefore ? null : tierBefore ?? GivenFacts.Nothing,
                Campaigns = result.Campaigns is null ? null : [.. result.Campaigns.Select(one => Left(one, after))],
                Explanation = [.. after.Explanation, .. thresholds.Rows],
            },
            Change(posting, counters, standing, campaigns));
    }

    private static AppliedCampaign Left(AppliedCampaign applied, EarningResult after) => applied with
    {
        Units = after.Campaigns.FirstOrDefault(grant => grant.Campaign.Id == applied.CampaignId)?.Units ?? 0,
    };

    private static Totals Counted(Order order, EarningResult earned, Returned returned) => new(
        earned.Spend, earned.Units, returned.IsAllOf(order) ? 0 : 1);

    // By lots: what the order that remains puts into each, less what it did before.
    private long Move(Posting posting, EarningResult before, EarningResult after, long unitsBefore)
    {
        var taken = 0L;
        var (was, willBe) = (Plan(before, unitsBefore), Plan(after, after.Units));
        foreach (var lot in was.Concat(willBe).Select(part => part.Lot).Distinct().Reverse())
        {
            var change = UnitsIn(willBe, lot) - UnitsIn(was, lot);
            if (change < 0) taken += posting.Clawback(-change, lot, program.ClawbackMayGoNegative);
            if (change > 0) posting.Accrue(change, lot);
            if (change > 0) taken -= change;
        }

        return taken;
    }

    private List<(LotKey Lot, long Units)> Plan(EarningResult earned, long units)
    {
        if (program.Definition.Card is not { ExpiresAfter: not null })
            return GrantPlan.Of(program, earned with { Units = units }, order.OccurredAt);
        var parts = result.Parts is { } stored ? stored.Select(part => (part.Lot, part.Units)).ToList()
            : [(program.LotOf(order.OccurredAt), result.Units)];
        return GrantPlan.Kept(parts, units);
    }

    private static long UnitsIn(List<(LotKey Lot, long Units)> plan, LotKey lot) =>
        plan.Find(part => part.Lot == lot).Units;

    // What the purchase no longer takes of a cap is free again for later purchases of the period.
    private List<KeyValuePair<CapKey, long>> CapUsageAfter(EarningResult before, EarningResult after)
    {
        if (!program.HasCounters) return [];
        var keys = program.CapKeysAt(order.OccurredAt);
        var now = context.Member.CapUsageOf(result.ProgramId, keys);
        var was = before.CapUses.ToDictionary(use => use.Key, use => use.Value);
        var willBe = after.CapUses.ToDictionary(use => use.Key, use => use.Value);
        var changed = new List<KeyValuePair<CapKey, long>>();
        foreach (var key in keys)
        {
            var delta = willBe.GetValueOrDefault(key) - was.GetValueOrDefault(key);
            if (delta != 0) changed.Add(new(key, Math.Max(0, checked(now[key] + delta))));
        }

        return changed;
    }

    private AccountChange? Change(
        Posting posting, List<KeyValuePair<CapKey, long>> counters, StandingUpdate? standing,
        IReadOnlyList<CampaignUse> campaigns)
    {
        var change = AccountChange.Of(posting) with { CapUsage = counters, Campaigns = campaigns };
        if (standing is null)
            return change.Entries.Count + counters.Count + campaigns.Count == 0 ? null : change;
        var (after, days, moves) = standing.Finish(change.After, context.Now);
        return change with { After = after, Days = days, TierChanges = moves };
    }
}
