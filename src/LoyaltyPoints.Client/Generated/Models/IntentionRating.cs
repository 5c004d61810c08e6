namespace LoyaltyPoints.Client;

/// <summary>What a member intends towards one supplier: each 1 to 5, at least one of them.</summary>
public sealed record IntentionRating
{
    /// <summary><c>us</c>, or one of the survey's competitors.</summary>
    public required string About { get; init; }

    public long? BuyAgain { get; init; }

    public long? Recommend { get; init; }

    public long? Trust { get; init; }

    /// <summary>Feels answered in time.</summary>
    public long? AnsweredInTime { get; init; }
}
