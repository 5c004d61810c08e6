using LoyaltyPoints.Core;
using LoyaltyPoints.Core.Members;
using LoyaltyPoints.Core.Programs;
using LoyaltyPoints.Core.Purchases;
using LoyaltyPoints.Core.Rewards;
using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Storage.Reading;

namespace LoyaltyPoints.Storage.Rewards;

/// <summary>A reward, and whether a member can have it.</summary>
public sealed record RewardOffer(Reward Reward, RewardJudgement Judgement);

/// <summary>Judges rewards for a member over what is committed now, without taking anything.</summary>
public static class RewardOffers
{
    /// <summary>The counters that must be in the member's state: those of limits.</summary>
    public static IEnumerable<(Guid ProgramId, CapKey Key)> Counters(
        MemberState member, ProgramCatalog catalog, Instant now) =>
        from reward in Offered(member, catalog)
        from key in reward.CountersAt(now, catalog)
        select (reward.Definition.ProgramId, key);

    /// <summary>A member with all that judging rewards takes; null where the tenant has no such member.</summary>
    public static DecisionContext? Context(
        MemberReader members, Session session, int tenantId, Guid memberId, Instant now) =>
        members.Find(
            session, tenantId, memberId, now, now,
            (member, catalog) => Counters(member, catalog, now), forRewards: true);

    /// <summary>All rewards of the member's programs that are not archived, oldest first.</summary>
    /// <param name="context">With <see cref="Counters"/> and the birthday.</param>
    /// <param name="order">What is bought; null where that is not known.</param>
    public static IReadOnlyList<RewardOffer> All(
        Session session, DecisionContext context, RewardPlace place, Order? order)
    {
        var offered = Offered(context.Member, context.Catalog).OrderBy(reward => reward.Id).ToList();
        if (offered.Count == 0) return [];
        var stock = RewardRows.Stock(session, context.Member.TenantId, context.Now);
        return [.. offered.Select(reward => Judge(reward, stock, context, place, order))];
    }

    /// <param name="stock">Of <see cref="RewardRows.Stock"/>.</param>
    public static RewardOffer Judge(
        Reward reward, IReadOnlyDictionary<Guid, StockRecord> stock, DecisionContext context, RewardPlace place,
        Order? order)
    {
        var gone = stock.GetValueOrDefault(reward.Id, new StockRecord(0, 0));
        return new RewardOffer(
            reward,
            new RewardJudge(
                reward, place, order, reward.Definition.Stock - gone.Captured - gone.Reserved, context).Judge());
    }

    private static IEnumerable<Reward> Offered(MemberState member, ProgramCatalog catalog) =>
        catalog.Rewards.Values.Select(reward => reward.Value)
            .Where(reward => !reward.IsArchived && member.Account(reward.Definition.ProgramId) is not null);
}
