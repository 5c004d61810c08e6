namespace LoyaltyPoints.Api.Problems;

/// <summary>Why a reward cannot be had.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode RewardNotFound = new("reward_not_found", 404, "Reward not found",
        "This tenant has no such reward, or the reward has no such version.");

    public static readonly ErrorCode SoldOut = new("sold_out", 409, "Sold out",
        "None of the reward is left: all are captured or reserved.");

    public static readonly ErrorCode RewardArchived = new("reward_archived", 422, "Reward archived",
        "The reward is no longer offered.");

    public static readonly ErrorCode NotInAudience = new("not_in_audience", 422, "Not in the audience",
        "It is for members of another standing.");

    public static readonly ErrorCode RewardNotNow = new("reward_not_now", 422, "Not at this time",
        "The reward's schedule does not include this time.");

    public static readonly ErrorCode RewardNotHere = new("reward_not_here", 422, "Not in this place",
        "The reward is for other channels or stores.");

    public static readonly ErrorCode RewardLimitReached = new("reward_limit_reached", 422, "Limit reached",
        "The member has had the reward as often as the period allows; open reservations count.");

    public static readonly ErrorCode BelowMinimumOrder = new("below_minimum_order", 422, "Below the minimum order",
        "The order does not come to what it must.");

    public static readonly ErrorCode OrderRequired = new("order_required", 422, "Order required",
        "How much of an order can be paid with units is known only with the order.");

    public static readonly ErrorCode NothingToPay = new("nothing_to_pay", 422, "Nothing to pay",
        "Of this order less can be paid with units than the least the reward takes.");

    public static readonly ErrorCode OtherCurrency = new("other_currency", 422, "Another currency",
        "The order is in another currency than the program.");

    public static readonly ErrorCode UnitsOutOfRange = new("units_out_of_range", 422, "Units out of range",
        "The reward costs another number of units; the range is named.");

    /// <summary>All that a redemption of a reward can be refused with for the reward's sake.</summary>
    internal static readonly ErrorCode[] OfRewards =
    [
        RewardNotFound, SoldOut, RewardArchived, NotInAudience, RewardNotNow, RewardNotHere, RewardLimitReached,
        BelowMinimumOrder, OrderRequired, NothingToPay, OtherCurrency, UnitsOutOfRange, NotDivisible,
    ];
}
