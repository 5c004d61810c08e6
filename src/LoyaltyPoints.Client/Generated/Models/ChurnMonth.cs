namespace LoyaltyPoints.Client;

/// <summary>Who left in a month.</summary>
public sealed record ChurnMonth
{
    /// <summary>The first instant of the local month, or of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>By purchases.</summary>
    public required SilenceFigures Silence { get; init; }

    /// <summary>By paid memberships.</summary>
    public required SubscriptionFigures Subscriptions { get; init; }
}
