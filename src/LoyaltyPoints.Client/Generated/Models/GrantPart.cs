namespace LoyaltyPoints.Client;

/// <summary>Units that went to one lot.</summary>
public sealed record GrantPart
{
    public required long Units { get; init; }

    /// <summary>Null: at once, unless it <c>awaits</c> an activity.</summary>
    public DateTimeOffset? AvailableAt { get; init; }

    /// <summary>Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether they become available only when an activity is posted.</summary>
    public bool? Awaits { get; init; }
}
