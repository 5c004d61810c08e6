namespace LoyaltyPoints.Client;

/// <summary>How many of those who were asked have answered.</summary>
public sealed record ResponseScore
{
    /// <summary>Made in the period.</summary>
    public required long Invitations { get; init; }

    public required ShareScore Answered { get; init; }
}
