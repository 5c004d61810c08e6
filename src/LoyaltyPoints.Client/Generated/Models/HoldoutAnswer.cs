namespace LoyaltyPoints.Client;

/// <summary>What the last weeks brought, against what would have been expected before them.</summary>
public sealed record HoldoutAnswer
{
    /// <summary>What occurred before was known.</summary>
    public required DateTimeOffset From { get; init; }

    public required int Weeks { get; init; }

    /// <summary>Known then.</summary>
    public required long Members { get; init; }

    /// <summary>Days with a purchase that came; absent where the model was refused.</summary>
    public required long? Actual { get; init; }

    /// <summary>That were expected; absent likewise.</summary>
    public required double? Expected { get; init; }

    /// <summary>The model as it would have been then.</summary>
    public required PurchaseModelAnswer Purchases { get; init; }
}
