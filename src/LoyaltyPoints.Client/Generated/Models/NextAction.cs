namespace LoyaltyPoints.Client;

/// <summary>Something worth doing for a member now.</summary>
public sealed record NextAction
{
    /// <summary>Which rule says so.</summary>
    public required string RuleId { get; init; }

    /// <summary>What to do, in an imperative.</summary>
    public required string Action { get; init; }

    /// <summary>Why, with the numbers.</summary>
    public required string Reason { get; init; }
}
