namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about referrals and affiliates.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode ReferralProgramNotFound = new("referral_program_not_found", 404,
        "Referral program not found", "This tenant has no referral program; `PUT /v1/referral-program` makes it.");

    public static readonly ErrorCode ReferralCodeNotFound = new("referral_code_not_found", 404,
        "Referral code not found", "This is no member's referral code.");

    public static readonly ErrorCode ReferralNotFound = new("referral_not_found", 404, "Referral not found",
        "This tenant has no such referral.");

    public static readonly ErrorCode AffiliateNotFound = new("affiliate_not_found", 404, "Affiliate not found",
        "This tenant has no such affiliate.");

    public static readonly ErrorCode AlreadyReferred = new("already_referred", 409, "Already referred",
        "Somebody has brought the member already.");

    public static readonly ErrorCode AlreadyPurchased = new("already_purchased", 409, "Already purchased",
        "The member has bought something already, and a referral comes before the first purchase.");

    public static readonly ErrorCode AffiliateCodeTaken = new("affiliate_code_taken", 409, "Affiliate code taken",
        "Another affiliate has this code.");

    public static readonly ErrorCode SelfReferral = new("self_referral", 422, "Self-referral",
        "Both are the same member, or have the same identifier, however it is written.");

    public static readonly ErrorCode CircularReferral = new("circular_referral", 422, "Circular referral",
        "The member has brought the one who is to have brought them, or somebody who did.");
}
