namespace LoyaltyPoints.Client;

/// <summary>What the members whose first purchase lies in the period were and will be worth.</summary>
public sealed record LifetimeSummary
{
    /// <summary>That have bought.</summary>
    public required long Members { get; init; }

    /// <summary>Of these, who have bought on a second day.</summary>
    public required long Repeaters { get; init; }

    /// <summary>Net sales less returns, up to <c>asOf</c>.</summary>
    public required long HistoricalValue { get; init; }

    /// <summary>How far ahead is looked.</summary>
    public required int HorizonWeeks { get; init; }

    /// <summary>A year.</summary>
    public required double DiscountRate { get; init; }

    public required PurchaseModelAnswer Purchases { get; init; }

    public required SpendModelAnswer Spend { get; init; }

    /// <summary>Absent where the model of purchases was refused.</summary>
    public required LifetimeForecastAnswer? Forecast { get; init; }

    /// <summary>Absent where <c>holdoutWeeks</c> is 0.</summary>
    public required HoldoutAnswer? Holdout { get; init; }
}
