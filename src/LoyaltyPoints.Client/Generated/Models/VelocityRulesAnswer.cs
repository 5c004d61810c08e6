namespace LoyaltyPoints.Client;

/// <summary>The rules as they were sent.</summary>
public sealed record VelocityRulesAnswer
{
    public required IReadOnlyList<VelocityRuleAnswer> Rules { get; init; }
}
