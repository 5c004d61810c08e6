namespace LoyaltyPoints.Client;

/// <summary>
/// A share of what the goods cost, or a sum for each purchase. The goods are the order less its shipping and less
/// the tax inside their prices; a commission is rounded half to even, and returns lower it in proportion to what
/// is left.
/// </summary>
public sealed record CommissionRequest
{
    /// <summary><c>percent</c> or <c>amount</c>. One of <c>percent</c>, <c>amount</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>
    /// For <c>percent</c>: a decimal such as <c>7.5</c>, above 0 and at most 100, of at most four places.
    /// </summary>
    public string? Percent { get; init; }

    /// <summary>For <c>amount</c>: money in the smallest part of the currency.</summary>
    public long? Amount { get; init; }
}
