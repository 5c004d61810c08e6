namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about vouchers, coupons and gift cards.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode VoucherSeriesNotFound = new("voucher_series_not_found", 404,
        "Voucher series not found", "This tenant has no such series of vouchers, or the series has no such version.");

    public static readonly ErrorCode VoucherNotFound = new("voucher_not_found", 404, "Voucher not found",
        "This tenant has no voucher of this code; `detail` says where it can only be mistyped.");

    public static readonly ErrorCode VoucherUseNotFound = new("voucher_use_not_found", 404, "Voucher use not found",
        "The voucher has no such use.");

    public static readonly ErrorCode VoucherCodeTaken = new("voucher_code_taken", 409, "Voucher code taken",
        "Another voucher has this code; codes are the same where they differ by case, blanks, hyphens, O for 0, or I "
        + "and L for 1.");

    public static readonly ErrorCode VoucherUseConflict = new("voucher_use_conflict", 409, "Voucher use conflict",
        "A use of the same voucher, `source` and `externalId` was recorded before with other content.");

    public static readonly ErrorCode AlreadyReleased = new("already_released", 409, "Already released",
        "The use was given back, or less than asked for is left of it.");

    public static readonly ErrorCode AlreadyVoided = new("already_voided", 409, "Already voided",
        "The voucher was made void before.");

    public static readonly ErrorCode VoucherVoided = new("voucher_voided", 422, "Voucher voided",
        "The voucher was made void.");

    public static readonly ErrorCode VoucherNotYetValid = new("voucher_not_yet_valid", 422, "Voucher not yet valid",
        "The time of the voucher has not begun.");

    public static readonly ErrorCode VoucherExpired = new("voucher_expired", 422, "Voucher expired",
        "The time of the voucher is over.");

    public static readonly ErrorCode VoucherUsedUp = new("voucher_used_up", 422, "Voucher used up",
        "The voucher was used as often as it may be, or nothing is left on the gift card.");

    public static readonly ErrorCode VoucherMemberRequired = new("voucher_member_required", 422,
        "Voucher member required", "The voucher can only be used for a member.");

    public static readonly ErrorCode VoucherOtherMember = new("voucher_other_member", 422, "Another member's voucher",
        "Only the member whom the voucher was issued to may use it.");

    public static readonly ErrorCode VoucherMemberLimit = new("voucher_member_limit", 422, "Voucher limit of a member",
        "The member has used the voucher as often as one may.");

    public static readonly ErrorCode VoucherTierRequired = new("voucher_tier_required", 422, "Voucher tier required",
        "The voucher is for members of tiers that this one is not in now.");

    public static readonly ErrorCode VoucherOrderRequired = new("voucher_order_required", 422,
        "Voucher order required", "The voucher can only be used for an order.");

    public static readonly ErrorCode VoucherCurrencyMismatch = new("voucher_currency_mismatch", 422,
        "Voucher currency mismatch", "The order is in another currency than the voucher.");

    public static readonly ErrorCode VoucherMinimumOrder = new("voucher_minimum_order", 422, "Voucher minimum order",
        "The goods of the order are worth less than the voucher asks for.");

    public static readonly ErrorCode VoucherItemMissing = new("voucher_item_missing", 422, "Voucher item missing",
        "The order has no line of what the voucher gives.");

    public static readonly ErrorCode VoucherNothingToTake = new("voucher_nothing_to_take", 422,
        "Nothing to take the voucher for", "The order is worth nothing, or less than is asked of the gift card.");

    public static readonly ErrorCode InsufficientBalance = new("insufficient_balance", 422, "Insufficient balance",
        "Less is left on the gift card than is asked for.");

    public static readonly ErrorCode VoucherOwnerRequired = new("voucher_owner_required", 422,
        "Voucher owner required", "A voucher of this series is issued to a member.");

    public static readonly ErrorCode TooManyAttempts = new("too_many_attempts", 429, "Too many attempts",
        "This key has sent too many codes that name no voucher; wait as long as `Retry-After` says.",
        retryAfterSeconds: 60);
}
