namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about campaigns.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode CampaignNotFound = new("campaign_not_found", 404, "Campaign not found",
        "This tenant has no such campaign.");

    public static readonly ErrorCode CampaignStopped = new("campaign_stopped", 409, "Campaign stopped",
        "The campaign was stopped, which is for ever; make another one.");

    public static readonly ErrorCode BudgetBelowGiven = new("budget_below_given", 422, "Budget below given",
        "The campaign has given more units already than the new budget is worth.");
}
