namespace LoyaltyPoints.Client;

/// <summary>Why the latest payment is given back.</summary>
public sealed record RefundRequest
{
    public required string Reason { get; init; }
}
