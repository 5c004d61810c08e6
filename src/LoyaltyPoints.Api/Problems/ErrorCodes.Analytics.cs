namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about what is known of members.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode AlertNotFound = new("alert_not_found", 404, "Alert not found",
        "This tenant has no such alert.");
}
