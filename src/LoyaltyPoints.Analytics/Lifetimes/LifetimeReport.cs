namespace LoyaltyPoints.Analytics.Lifetimes;

/// <summary>What members were and will be worth together.</summary>
/// <param name="Members">That have bought.</param>
/// <param name="Repeaters">That have bought on a second day.</param>
/// <param name="Value">Net sales less returns up to the as-of.</param>
/// <param name="Purchases">How often members buy, and how long.</param>
/// <param name="Spend">What they spend.</param>
/// <param name="SpendMembers">Repeaters that spend was learned from: those who have something left after returns.</param>
/// <param name="Correlation">Of their repeats and mean spend; null where one does not vary.</param>
/// <param name="Model">Null where purchases were refused.</param>
/// <param name="Forecast">Null likewise.</param>
/// <param name="Holdout">Null where none was asked for.</param>
public sealed record LifetimeReport(
    long Members,
    long Repeaters,
    long Value,
    Fit<BgNbd> Purchases,
    Fit<GammaGamma> Spend,
    int SpendMembers,
    double? Correlation,
    LifetimeModel? Model,
    LifetimeTotals? Forecast,
    HoldoutReport? Holdout);

/// <summary>What is expected of all members together within the horizon.</summary>
/// <param name="Alive">The sum of the probabilities of being alive.</param>
/// <param name="Purchases">Days with a purchase.</param>
/// <param name="Value">Discounted; null where the model knows no money.</param>
public sealed record LifetimeTotals(double Alive, double Purchases, double? Value);
