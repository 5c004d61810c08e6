namespace LoyaltyPoints.Client;

/// <summary>A rule about a member that was broken.</summary>
public sealed record BrokenRule
{
    /// <summary>Which, of the rules as they were then.</summary>
    public required string Id { get; init; }

    /// <summary>What it counts.</summary>
    public required string Kind { get; init; }

    /// <summary>In the window, with what is looked at.</summary>
    public required long Counted { get; init; }

    /// <summary>What it allowed.</summary>
    public required long Most { get; init; }

    /// <summary>Over how long, up to when it was broken.</summary>
    public required long WindowMinutes { get; init; }

    /// <summary>The latest purchases or redemptions that were counted, at most 20, oldest first.</summary>
    public required IReadOnlyList<string> Counts { get; init; }
}
