using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Documents;

namespace LoyaltyPoints.Core.Rules;

/// <summary>Why a rule is in no row of an explanation.</summary>
/// <param name="RuleId">That of a rule, or of a benefit: <c>tier:gold</c>, <c>plan:annual</c>.</param>
/// <param name="Reason">
/// <c>not_effective</c>, <c>nothing_to_give</c>, <c>excluded</c>, <c>minimum_order</c>, <c>condition</c> or
/// <c>other_rule_counts</c>; where several hold, the first in this order.
/// </param>
public sealed record NotApplied(string RuleId, string Reason)
{
    /// <summary>The campaign that brings the rule; null for a rule of the program.</summary>
    [JsonConverter(typeof(CampaignIdConverter))]
    public Guid? CampaignId { get; init; }

    /// <summary>For <c>condition</c>: what did not hold; else empty.</summary>
    public IReadOnlyList<FailedCondition> Conditions { get; init; } = [];

    /// <summary>For <c>other_rule_counts</c>: the id of that rule; else null.</summary>
    public string? OtherRuleId { get; init; }
}

/// <summary>An innermost part of a condition that kept a rule from applying.</summary>
/// <param name="At">JSON pointer of its place in the definition.</param>
/// <param name="Seen">For people: <c>order.channel is web</c>; null where it is asked of each line.</param>
public readonly record struct FailedCondition(string At, string? Seen);

/// <summary>Why a rule did not apply.</summary>
public static class NotAppliedReason
{
    /// <summary>The order occurred outside the rule's dates.</summary>
    public const string NotEffective = "not_effective";

    /// <summary>Nothing is left of the order, or nothing there is could be multiplied.</summary>
    public const string NothingToGive = "nothing_to_give";

    /// <summary>The order is excluded, or every line that the rule is for.</summary>
    public const string Excluded = "excluded";

    /// <summary>The order's basis is below the minimum.</summary>
    public const string MinimumOrder = "minimum_order";

    /// <summary>Its condition does not hold, or for no line; or the order is in another currency.</summary>
    public const string Condition = "condition";

    /// <summary>Only one of several rules counts, or a greater multiplier did everywhere.</summary>
    public const string OtherRuleCounts = "other_rule_counts";
}
