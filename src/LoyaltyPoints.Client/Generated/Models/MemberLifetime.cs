namespace LoyaltyPoints.Client;

/// <summary>One member.</summary>
public sealed record MemberLifetime
{
    public required string MemberId { get; init; }

    /// <summary>Days with a purchase.</summary>
    public required int PurchaseDays { get; init; }

    /// <summary>From the first of them to the last.</summary>
    public required int RecencyDays { get; init; }

    /// <summary>From the first to <c>asOf</c>.</summary>
    public required int AgeDays { get; init; }

    /// <summary>That the member still buys.</summary>
    public required double ProbabilityAlive { get; init; }

    /// <summary>Days with a purchase within the horizon.</summary>
    public required double ExpectedPurchases { get; init; }

    /// <summary>On one of them; absent where the model knows no spend.</summary>
    public required long? ExpectedSpend { get; init; }

    /// <summary>All of them, discounted; absent likewise.</summary>
    public required long? PredictedValue { get; init; }

    /// <summary>Net sales less returns so far.</summary>
    public required long HistoricalValue { get; init; }
}
