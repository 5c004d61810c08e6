namespace LoyaltyPoints.Analytics.Glance;

/// <summary>What one period comes to; null where there is nothing to tell it from.</summary>
/// <param name="SilentChurn">Of the members active at its start, the share that is silent at its end.</param>
/// <param name="Satisfaction">The mean of the answers given in it, 0 to 100.</param>
/// <param name="RevenuePerMember">Purchases less returns, for each member with a purchase in it.</param>
/// <param name="ProfitContribution">Of the purchases that have one.</param>
public sealed record GlanceFigures(
    double? SilentChurn, double? Satisfaction, double? RevenuePerMember, double? ProfitContribution);
