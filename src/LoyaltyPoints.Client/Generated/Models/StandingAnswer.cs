namespace LoyaltyPoints.Client;

/// <summary>Where a member stands in one program.</summary>
public sealed record StandingAnswer
{
    public required string ProgramId { get; init; }

    /// <summary><c>points</c>, <c>spend</c>, <c>tiered</c>, <c>vip</c> or <c>punchCard</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Of a tiered program.</summary>
    public required TierStandingAnswer? Tier { get; init; }

    /// <summary>Of a VIP program; absent for who never joined.</summary>
    public required MembershipStandingAnswer? Membership { get; init; }

    /// <summary>Of a punch card.</summary>
    public required CardAnswer? Card { get; init; }

    /// <summary>When all units expire unless the member earns or spends some before.</summary>
    public required DateTimeOffset? LapsesAt { get; init; }

    /// <summary>The newest moves from tier to tier with their reasons, newest first, at most 20.</summary>
    public required IReadOnlyList<TierChangeAnswer>? TierChanges { get; init; }
}
