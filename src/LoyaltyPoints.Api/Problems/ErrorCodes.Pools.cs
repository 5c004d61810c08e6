namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about transfers, gifts and households.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode TransferNotFound = new("transfer_not_found", 404, "Transfer not found",
        "This tenant has no such transfer.");

    public static readonly ErrorCode GiftNotFound = new("gift_not_found", 404, "Gift not found",
        "This tenant has no such gift.");

    public static readonly ErrorCode HouseholdNotFound = new("household_not_found", 404, "Household not found",
        "This tenant has no such household, or the member is in none.");

    public static readonly ErrorCode HouseholdMemberNotFound = new("household_member_not_found", 404,
        "Household member not found", "The household has no such member.");

    public static readonly ErrorCode AlreadyInHousehold = new("already_in_household", 409, "Already in a household",
        "A member can be in one household at a time, and is in one.");

    public static readonly ErrorCode HouseholdNeedsOwner = new("household_needs_owner", 409, "Household needs an owner",
        "A household that has members has an owner; make somebody else the owner first.");

    public static readonly ErrorCode HouseholdFull = new("household_full", 409, "Household full",
        "A household has at most ten members.");

    public static readonly ErrorCode NotInHousehold = new("not_in_household", 422, "Not in a household",
        "The member is in no household whose units could be spent.");

    public static readonly ErrorCode RoleMayNotSpend = new("role_may_not_spend", 422, "Role may not spend",
        "Only owners and spenders spend from the household's pool.");

    public static readonly ErrorCode TransferToSelf = new("transfer_to_self", 422, "Transfer to oneself",
        "Giver and receiver are the same member.");

    public static readonly ErrorCode TransfersNotAllowed = new("transfers_not_allowed", 422, "Transfers not allowed",
        "The program lets nobody give units to another member.");

    public static readonly ErrorCode TransferLimitReached = new("transfer_limit_reached", 422,
        "Transfer limit reached", "The program lets a member give no more units on this local day.");

    public static readonly ErrorCode MemberInDebt = new("member_in_debt", 422, "Member in debt",
        "The giver's or the receiver's account is below zero.");

    public static readonly ErrorCode ExpiryPassed = new("expiry_passed", 422, "Expiry passed",
        "The units would have expired before they are given.");
}
