namespace LoyaltyPoints.Client;

/// <summary>Who left in the whole period.</summary>
public sealed record ChurnSummary
{
    /// <summary>Days of 24 hours without a purchase after which a member is silent.</summary>
    public required int SilentAfterDays { get; init; }

    /// <summary>By purchases.</summary>
    public required SilenceFigures Silence { get; init; }

    /// <summary>By each member's own rhythm; absent where no model of it was learned yet.</summary>
    public required RhythmFigures? Rhythm { get; init; }

    /// <summary>By paid memberships.</summary>
    public required SubscriptionFigures Subscriptions { get; init; }
}
