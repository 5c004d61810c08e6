namespace LoyaltyPoints.Client;

/// <summary>What a replay sends.</summary>
public sealed record ReplayAnswer
{
    /// <summary>How many events are looked at; those of types that the endpoint wants are sent.</summary>
    public required long Events { get; init; }
}
