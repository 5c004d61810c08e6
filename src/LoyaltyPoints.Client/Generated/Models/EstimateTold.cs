namespace LoyaltyPoints.Client;

/// <summary>What an estimate of redemptions rests on.</summary>
public sealed record EstimateTold
{
    /// <summary>
    /// <c>history</c>: the program's own; <c>declared</c>: the share that the settings declare; <c>none</c>: all
    /// that is left is taken to be redeemed.
    /// </summary>
    public required string Method { get; init; }

    /// <summary>
    /// <c>too_few_months</c>, <c>too_few_redeemed</c>, <c>life_not_seen</c>; null: history carries it.
    /// </summary>
    public required string? WhyNotHistory { get; init; }

    /// <summary>Share of units kept that the program redeems in the end; null without a history.</summary>
    public required double? APriori { get; init; }
}
