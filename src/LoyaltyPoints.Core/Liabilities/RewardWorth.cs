using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Core.Simulations;

namespace LoyaltyPoints.Core.Liabilities;

/// <summary>What a unit is worth by the rewards it can be spent on.</summary>
public static class RewardWorth
{
    /// <summary>
    /// The most money that a unit gets at a shop of the tenant's own; null where no reward that is not archived comes
    /// to a fixed amount.
    /// </summary>
    public static UnitValue? BestOf(IEnumerable<Reward> rewards, Guid programId)
    {
        UnitValue? best = null;
        foreach (var reward in rewards)
        {
            var definition = reward.Definition;
            if (reward.IsArchived || definition.ProgramId != programId || definition.Value is PartnerReward) continue;
            var units = definition.Cost.Least;
            if (units < 1 || definition.Value.AmountOf(units, definition.Cost.Step) is not { } amount) continue;
            if (best is not { } one || (Int128)amount * one.Units > (Int128)one.Amount * units)
                best = new UnitValue(amount, units);
        }

        return best;
    }
}
