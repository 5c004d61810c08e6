namespace LoyaltyPoints.Api.Problems;

/// <summary>Refusals about lists of members to win back.</summary>
public static partial class ErrorCodes
{
    public static readonly ErrorCode WinBackListNotFound = new("win_back_list_not_found", 404,
        "Win-back list not found", "This tenant has no such list of members to win back.");
}
