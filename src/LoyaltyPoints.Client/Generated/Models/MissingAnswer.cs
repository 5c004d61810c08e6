namespace LoyaltyPoints.Client;

public sealed record MissingAnswer
{
    /// <summary><c>spend</c>, <c>unitsEarned</c>, <c>visits</c> or <c>balance</c>.</summary>
    public required string Metric { get; init; }

    public required long Missing { get; init; }
}
