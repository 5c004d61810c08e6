using System.Text.Json.Serialization;

namespace LoyaltyPoints.Core.Rewards;

/// <summary>Why a member cannot have a reward now, and how far it is.</summary>
/// <param name="Code">
/// The error code a redemption would be refused with: <c>reward_archived</c>, <c>not_enrolled</c>,
/// <c>not_in_audience</c>, <c>reward_not_now</c>, <c>reward_not_here</c>, <c>sold_out</c>,
/// <c>reward_limit_reached</c>, <c>other_currency</c>, <c>below_minimum_order</c>, <c>order_required</c>,
/// <c>nothing_to_pay</c>, <c>insufficient_units</c>.
/// </param>
/// <param name="Detail">A sentence for people.</param>
public sealed record RewardReason(string Code, string Detail)
{
    /// <summary>Units or money that are missing; null where nothing of the kind is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Missing { get; init; }
}

/// <summary>Where a reward is asked for.</summary>
public sealed record RewardPlace(string? Channel, string? Store)
{
    /// <summary>In whose app; null: the tenant's own.</summary>
    public Guid? PartnerId { get; init; }
}

/// <summary>Whether a member can have a reward, and for how many units.</summary>
/// <param name="Reasons">Empty: it can be had.</param>
/// <param name="Least">Units it costs at least.</param>
/// <param name="Most">
/// Units that can be used at most: by the cost, the balance and the order; 0 where not even the least can.
/// </param>
/// <param name="Amount">Money that the most is worth; null where it is no fixed amount.</param>
public sealed record RewardJudgement(IReadOnlyList<RewardReason> Reasons, long Least, long Most, long? Amount)
{
    public bool CanHave => Reasons.Count == 0;
}
