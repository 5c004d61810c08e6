namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>What is expected of one member.</summary>
/// <param name="ProbabilityAlive">0 to 1.</param>
/// <param name="Purchases">Days with a purchase within the horizon.</param>
/// <param name="Spend">Of one of them, less returns; null where the model knows no money.</param>
/// <param name="Value">All of them, discounted; null likewise.</param>
public readonly record struct MemberForecast(double ProbabilityAlive, double Purchases, double? Spend, double? Value);
