namespace LoyaltyPoints.Client;

/// <summary>Why a rule is in no row of an explanation.</summary>
public sealed record NotApplied
{
    /// <summary>That of a rule, or of a benefit: <c>tier:gold</c>, <c>plan:annual</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>
    /// <c>not_effective</c>, <c>nothing_to_give</c>, <c>excluded</c>, <c>minimum_order</c>, <c>condition</c> or
    /// <c>other_rule_counts</c>; where several hold, the first in this order.
    /// </summary>
    public required string Reason { get; init; }

    /// <summary>The campaign that brings the rule; null for a rule of the program.</summary>
    public string? CampaignId { get; init; }

    /// <summary>For <c>condition</c>: what did not hold; else empty.</summary>
    public required IReadOnlyList<FailedCondition> Conditions { get; init; }

    /// <summary>For <c>other_rule_counts</c>: the id of that rule; else null.</summary>
    public string? OtherRuleId { get; init; }
}
