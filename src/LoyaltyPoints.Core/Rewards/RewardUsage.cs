using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Redemptions;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>
/// How often a member has had a reward: counted when a redemption is captured, in the period of that, and counted back
/// when all of it is reversed. Kept with the counters of caps.
/// </summary>
public static class RewardUsage
{
    /// <summary>Once, as counters have it.</summary>
    public const long One = 1_000_000;

    /// <summary>The counters that a step of a redemption may change.</summary>
    /// <param name="redemption">Null for a new one.</param>
    public static IEnumerable<(Guid ProgramId, CapKey Key)> Counters(
        Reward reward, Redemption? redemption, Instant now, ProgramCatalog catalog) =>
        reward.CountersAt(redemption is { WasCaptured: true } ? redemption.EndedAt : now, catalog)
            .Select(key => (reward.Definition.ProgramId, key));

    /// <summary>The decision, with what it changes of the counters.</summary>
    /// <param name="before">Null for a new redemption.</param>
    public static Decision<Redemption> Count(
        this Decision<Redemption> decision, Reward? reward, Redemption? before, DecisionContext context)
    {
        if (reward is null || decision.Value is not { } after || decision.Changes is not [var change]) return decision;
        var more = (after.IsHad ? 1 : 0) - (before is { IsHad: true } ? 1 : 0);
        if (more == 0) return decision;
        var keys = Counters(reward, before, context.Now, context.Catalog).Select(counter => counter.Key).ToList();
        var used = context.Member.CapUsageOf(after.ProgramId, keys);
        return Decision<Redemption>.Of(after, change with
        {
            CapUsage =
            [
                .. change.CapUsage,
                .. keys.Select(key => KeyValuePair.Create(key, Math.Max(0, used[key] + (more * One)))),
            ],
        });
    }
}
