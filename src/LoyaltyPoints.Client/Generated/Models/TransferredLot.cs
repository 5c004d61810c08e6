namespace LoyaltyPoints.Client;

/// <summary>Units of a transfer that expire together.</summary>
public sealed record TransferredLot
{
    /// <summary>Null: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required long Units { get; init; }
}
