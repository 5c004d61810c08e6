namespace LoyaltyPoints.Client;

/// <summary>Nothing needs to be said to archive a goal: <c>{}</c>.</summary>
public sealed record ArchiveGoalRequest
{
}
