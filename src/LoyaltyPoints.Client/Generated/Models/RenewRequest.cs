namespace LoyaltyPoints.Client;

/// <summary>One more period.</summary>
public sealed record RenewRequest
{
    /// <summary>The plan's renewal fee; its initial fee where nothing was paid before.</summary>
    public required PaymentBody Payment { get; init; }
}
