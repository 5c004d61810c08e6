namespace LoyaltyPoints.Client;

/// <summary>Why a member cannot have a reward now, and how far it is.</summary>
public sealed record RewardReason
{
    /// <summary>
    /// The error code a redemption would be refused with: <c>reward_archived</c>, <c>not_enrolled</c>,
    /// <c>not_in_audience</c>, <c>reward_not_now</c>, <c>reward_not_here</c>, <c>sold_out</c>,
    /// <c>reward_limit_reached</c>, <c>other_currency</c>, <c>below_minimum_order</c>, <c>order_required</c>,
    /// <c>nothing_to_pay</c>, <c>insufficient_units</c>.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Detail { get; init; }

    /// <summary>Units or money that are missing; null where nothing of the kind is.</summary>
    public long? Missing { get; init; }
}
