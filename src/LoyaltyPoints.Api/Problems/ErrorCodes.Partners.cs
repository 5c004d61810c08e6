namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about partners.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode PartnerNotFound = new("partner_not_found", 404, "Partner not found",
        "This tenant has no such partner.");

    public static readonly ErrorCode PartnerLinkNotFound = new("partner_link_not_found", 404, "Link not found",
        "The member is not linked to such a partner.");

    public static readonly ErrorCode RedemptionOfPartner = new("redemption_of_partner", 409, "Redemption of a partner",
        "A partner's app made the redemption; only that partner can go on with it.");

    public static readonly ErrorCode LinkCodeInvalid = new("link_code_invalid", 422, "Code invalid",
        "The code is unknown, used or expired, or was made for another partner. Ask the member for a new one.");

    public static readonly ErrorCode PartnerLimitReached = new("partner_limit_reached", 422, "Partner's limit reached",
        "The partner's limit for its local day leaves no room for this; what is left is named.");
}
