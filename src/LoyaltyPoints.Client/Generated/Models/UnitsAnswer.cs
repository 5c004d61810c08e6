namespace LoyaltyPoints.Client;

/// <summary>Units of a period.</summary>
public sealed record UnitsAnswer
{
    /// <summary>By purchases.</summary>
    public required long Earned { get; init; }

    /// <summary>By returns.</summary>
    public required long TakenBack { get; init; }

    /// <summary>For reaching amounts, less what returns took back of that.</summary>
    public required long Thresholds { get; init; }

    /// <summary>Earned less taken back, with the thresholds.</summary>
    public required long Net { get; init; }

    /// <summary>
    /// Of the net units, in the smallest part of the currency; absent without <c>unitValue</c>.
    /// </summary>
    public required long? Cost { get; init; }
}
