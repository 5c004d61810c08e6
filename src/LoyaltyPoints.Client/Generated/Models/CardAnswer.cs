namespace LoyaltyPoints.Client;

/// <summary>A punch card.</summary>
public sealed record CardAnswer
{
    /// <summary>On the card that is begun.</summary>
    public required long Stamps { get; init; }

    /// <summary>Stamps that fill a card.</summary>
    public required int Size { get; init; }

    /// <summary>Ready to be spent.</summary>
    public required long FullCards { get; init; }

    public required string Reward { get; init; }

    public required DateTimeOffset? ExpiresAt { get; init; }
}
