namespace LoyaltyPoints.Client;

/// <summary>
/// What the member was worth and will be, in the tenant's currency for analytics. What was bought in the last
/// seconds may not be in it yet.
/// </summary>
public sealed record ValueAnswer
{
    public required string Currency { get; init; }

    /// <summary>Net sales less returns.</summary>
    public required long Historical { get; init; }

    /// <summary>Days with a purchase within 52 weeks; null where no model was learned.</summary>
    public required double? ExpectedPurchases { get; init; }

    /// <summary>All of them, discounted by a tenth a year; null where the model knows no spend.</summary>
    public required long? Predicted { get; init; }
}
