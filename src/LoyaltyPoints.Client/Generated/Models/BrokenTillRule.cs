namespace LoyaltyPoints.Client;

/// <summary>A rule about tills that was broken.</summary>
public sealed record BrokenTillRule
{
    /// <summary>Which, of the rules as they were then.</summary>
    public required string Id { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>What the till's day came to so far.</summary>
    public required long Units { get; init; }

    /// <summary>What its day usually comes to; whole units, cut.</summary>
    public required long Average { get; init; }

    /// <summary>Over how many days before.</summary>
    public required int Days { get; init; }

    /// <summary>How many times that average broke the rule.</summary>
    public required long Times { get; init; }
}
