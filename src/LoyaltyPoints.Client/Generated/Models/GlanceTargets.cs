namespace LoyaltyPoints.Client;

/// <summary>What a tenant wants to reach in a period; null where it has set nothing.</summary>
public sealed record GlanceTargets
{
    /// <summary>The share of members that fall silent, 0 to 1.</summary>
    public double? SilentChurn { get; init; }

    /// <summary>The share of memberships that end, 0 to 1.</summary>
    public double? MembershipChurn { get; init; }

    /// <summary>The index of satisfaction, 0 to 100.</summary>
    public double? Satisfaction { get; init; }

    /// <summary>Net sales for each member who buys, in the smallest part of the currency.</summary>
    public long? RevenuePerMember { get; init; }

    /// <summary>The profit contribution of all members, in the smallest part of the currency.</summary>
    public long? ProfitContribution { get; init; }
}
