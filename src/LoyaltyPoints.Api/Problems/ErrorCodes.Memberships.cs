namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about paid memberships.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode MembershipNotFound = new("membership_not_found", 404, "Membership not found",
        "This tenant has no such VIP membership.");

    public static readonly ErrorCode AlreadyMember = new("already_member", 409, "Already a member",
        "The member has a VIP membership of this program that is not over.");

    public static readonly ErrorCode MembershipCancelled = new("membership_cancelled", 409, "Membership cancelled",
        "The membership was cancelled; it can be joined anew once it is over.");

    public static readonly ErrorCode PaymentConflict = new("payment_conflict", 409, "Payment conflict",
        "A payment of the same `reference` was recorded before with other content.");

    public static readonly ErrorCode PlanNotFound = new("plan_not_found", 422, "Plan not found",
        "The program, as it is now, has no such plan.");

    public static readonly ErrorCode SamePlan = new("same_plan", 422, "Same plan",
        "The membership has this plan already.");

    public static readonly ErrorCode PaymentRequired = new("payment_required", 422, "Payment required",
        "Something is due and no payment is given.");

    public static readonly ErrorCode PaymentMismatch = new("payment_mismatch", 422, "Payment mismatch",
        "The payment is not what is due; both amounts are named.");

    public static readonly ErrorCode MembershipExpired = new("membership_expired", 422, "Membership expired",
        "The time to renew the membership has passed, or a newer one has taken its place.");

    public static readonly ErrorCode PaidForEver = new("paid_for_ever", 422, "Paid for ever",
        "The membership has no paid period that ends.");

    public static readonly ErrorCode TooFarAhead = new("too_far_ahead", 422, "Too far ahead",
        "At most 100 periods can be paid and not over.");

    public static readonly ErrorCode RefundTooLate = new("refund_too_late", 422, "Refund too late",
        "The program gives no payment back so long after the start of its period.");

    public static readonly ErrorCode NothingToRefund = new("nothing_to_refund", 422, "Nothing to refund",
        "No payment of the membership stands that could be given back.");
}
