namespace LoyaltyPoints.Client;

/// <summary>A silent member.</summary>
public sealed record SilentMember
{
    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset LastPurchaseAt { get; init; }

    /// <summary>Local days since the last purchase.</summary>
    public required int SilentDays { get; init; }

    /// <summary>All before the as-of.</summary>
    public required int Purchases { get; init; }

    /// <summary>In the period, net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>The median of local days between purchases; absent with one purchase.</summary>
    public required double? UsualGapDays { get; init; }

    /// <summary>That it still buys, at the as-of; absent where no model was learned yet.</summary>
    public required double? ProbabilityAlive { get; init; }
}
