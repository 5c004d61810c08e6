namespace LoyaltyPoints.Client;

/// <summary>
/// A limited reward: <c>captured</c>, <c>reserved</c> and <c>left</c> add up to <c>total</c>, unless that was
/// lowered.
/// </summary>
public sealed record StockAnswer
{
    public required long Total { get; init; }

    public required long Captured { get; init; }

    public required long Reserved { get; init; }

    public required long Left { get; init; }
}
