using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Standings;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>
/// Judges whether a member can have a reward now: every reason why not, in the order in which a member would want to
/// hear them. Pure.
/// </summary>
/// <param name="order">What is bought; null where that is not known.</param>
/// <param name="left">Of its stock; null where it has none, or nobody has looked.</param>
public sealed class RewardJudge(
    Reward reward, RewardPlace place, Order? order, long? left, DecisionContext context)
{
    private readonly RewardDefinition definition = reward.Definition;
    private readonly List<RewardReason> reasons = [];

    public RewardJudgement Judge()
    {
        if (reward.IsArchived) Add("reward_archived", "The reward is no longer offered.");
        var account = context.Member.Account(definition.ProgramId);
        var program = context.Program(definition.ProgramId);
        if (account is null || program is null)
        {
            Add("not_enrolled", "The member is not enrolled in the reward's program.");
            return new RewardJudgement(reasons, definition.Cost.Least, 0, null);
        }

        var facts = Tell(account, program);
        if (reward.Audience is { } audience && !audience(program.Whole(Order(program), facts), -1))
            Add("not_in_audience", "The reward is for members of another standing.");
        if (!definition.Schedule.Holds(context.Now, program.LocalTime))
            Add("reward_not_now", "The reward cannot be had at this time.");
        if (!IsHere()) Add("reward_not_here", "The reward cannot be had in this channel, store or app.");
        if (left <= 0) Add("sold_out", "None is left.");
        FindLimits(account, program);
        if (order is not null && order.Currency != program.Currency)
            Add("other_currency", $"The order must be in {program.Currency}.");
        FindMinimumOrder();
        return Units(account, program, facts);
    }

    private RewardJudgement Units(Account account, CompiledProgram program, GivenFacts facts)
    {
        var (least, most, step) = definition.Cost;
        if (definition.Value is PayWithUnits payment)
        {
            most = Math.Min(most, Payable(payment, program, facts) / payment.AmountPerStep * step);
            if (most < least && !reasons.Exists(static reason => reason.Code == "order_required"))
                Add("nothing_to_pay", $"At most {Math.Max(0, most)} units can be used for this order.");
        }

        var available = account.BalanceAt(context.Now).Available;
        if (available < least)
        {
            Add(
                "insufficient_units", $"It costs {least} units and {available} are available.",
                checked(least - available));
        }

        most = Math.Min(most, Math.Max(0, available) / step * step);
        if (most < least) most = 0;
        return new RewardJudgement(
            reasons, least, most, most == 0 && least > 0 ? null : definition.Value.AmountOf(most, step));
    }

    // Money of the order that can be paid with units.
    private long Payable(PayWithUnits payment, CompiledProgram program, GivenFacts facts)
    {
        if (order is null)
        {
            if (payment.MaximumShare == 100 && payment.Lines is null) return long.MaxValue;
            Add("order_required", "How much of an order can be paid with units is known only with the order.");
            return 0;
        }

        var money = order.Total;
        if (reward.PayableLines is { } payable)
        {
            var whole = program.Whole(order, facts);
            money = 0;
            for (var at = 0; at < whole.Lines.Length; at++)
                if (payable(whole, at)) money = checked(money + whole.Lines[at].Amount);
        }

        // Rounded down: never more than the share.
        var share = (long)decimal.Floor(order.Total * (payment.MaximumShare / 100));
        return Math.Min(money, share);
    }

    private void FindLimits(Account account, CompiledProgram program)
    {
        var open = account.LotsAt(context.Now).Holds.Count(hold => hold.RewardId == reward.Id);
        var keys = program.KeysAt(context.Now, reward.Counters);
        var used = context.Member.CapUsageOf(definition.ProgramId, keys);
        for (var at = 0; at < keys.Count; at++)
        {
            var limit = definition.Limits[at];
            // What is reserved counts in every period, for nobody knows in which it will be captured.
            if ((used[keys[at]] / RewardUsage.One) + open < limit.Redemptions) continue;
            Add("reward_limit_reached", $"It can be had {limit.Redemptions} times per "
                + $"{Programs.ProgramWords.Of(limit.Per)}, and was.");
        }
    }

    private void FindMinimumOrder()
    {
        if (definition.MinimumOrder == 0 || order is null || order.Total >= definition.MinimumOrder) return;
        Add(
            "below_minimum_order", $"The order must come to {definition.MinimumOrder}.",
            definition.MinimumOrder - order.Total);
    }

    private GivenFacts Tell(Account account, CompiledProgram program)
    {
        if (reward.AskedNames.Count == 0) return GivenFacts.None;
        var own = program.CountsDays ? StandingUpdate.Of(account, program, context, context.Now) : null;
        return new FactTeller(context.Member, context.Catalog, context.Now, context.Now)
            .Tell(reward.AskedNames, account, program, own);
    }

    // Who the member is can be asked without an order.
    private Order Order(CompiledProgram program) => order ?? new Order
    {
        OccurredAt = context.Now, Source = "", Currency = program.Currency, Total = 0,
    };

    private bool IsHere() => IsIn(definition.Channels, place.Channel) && IsIn(definition.Stores, place.Store)
        && (definition.Partners.Count == 0
            || (place.PartnerId is { } partner && definition.Partners.Contains(partner)));

    private static bool IsIn(IReadOnlyList<string> places, string? place) =>
        places.Count == 0 || (place is not null && places.Contains(place, StringComparer.Ordinal));

    private void Add(string code, string detail, long? missing = null) =>
        reasons.Add(new RewardReason(code, detail) { Missing = missing });
}
