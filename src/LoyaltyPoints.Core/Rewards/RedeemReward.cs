using LoyaltyPoints.Core.Clocks;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Redemptions;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>The command that spends units on a reward, or sets them aside for it. Pure.</summary>
/// <param name="Units">How many; null where the cost is fixed, or for as many as can be used.</param>
public sealed record RedeemReward(
    Guid RewardId, long? Units, RewardPlace Place, Order? Order, ClockStep? ReserveFor)
{
    /// <summary>Whose units are meant; null: those of the reward's program, whichever it is.</summary>
    public Guid? ProgramId { get; init; }

    /// <param name="left">Of its stock; null where it has none.</param>
    /// <returns>
    /// Refused with the code of the first <see cref="RewardReason"/>, with <c>not_divisible</c> or
    /// <c>units_out_of_range</c> for another number of units than it costs, or as <see cref="RedeemUnits"/>.
    /// </returns>
    public Decision<Redemption> Decide(Guid id, Reward reward, long? left, DecisionContext context)
    {
        if (ProgramId is { } program && program != reward.Definition.ProgramId)
        {
            return new Refusal(
                "unprocessable", "The reward belongs to another program.",
                [new Fault("/programId", FaultCodes.InvalidValue, "Must be that of the reward, or absent.")]);
        }

        // The order is being made now, whatever its till says later.
        var order = Order is null ? null : Order with { OccurredAt = context.Now };
        var judged = new RewardJudge(reward, Place, order, left, context).Judge();
        if (!judged.CanHave)
            return new Refusal(judged.Reasons[0].Code, string.Join(' ', judged.Reasons.Select(one => one.Detail)));
        var cost = reward.Definition.Cost;
        var units = Units ?? (cost.IsFixed ? cost.Least : judged.Most);
        if (units < judged.Least || units > judged.Most)
        {
            return new Refusal(
                "units_out_of_range", $"{judged.Least} to {judged.Most} units can be used for it here, not {units}.",
                [new Fault("/units", FaultCodes.OutOfRange, $"Must be from {judged.Least} to {judged.Most}.")]);
        }

        if (units % cost.Step != 0)
            return new Refusal("not_divisible", $"It is had in multiples of {cost.Step} units only, not {units}.");
        return new RedeemUnits(reward.Definition.ProgramId, units)
        {
            ReserveFor = ReserveFor,
            Step = cost.Step,
            Reward = new RewardUse(
                reward.Id, reward.Version, reward.Definition.Value.AmountOf(units, cost.Step),
                reward.Definition.Stock is not null, (reward.Definition.Value as VoucherOf)?.SeriesId),
        }.Decide(id, context).Count(reward, null, context);
    }
}
