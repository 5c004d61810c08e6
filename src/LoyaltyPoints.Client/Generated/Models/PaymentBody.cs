namespace LoyaltyPoints.Client;

/// <summary>Money that was taken for a membership, by whatever takes it.</summary>
public sealed record PaymentBody
{
    /// <summary>
    /// What the one who took it calls it. A payment that is sent again is answered like the first time.
    /// </summary>
    public required string Reference { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }
}
