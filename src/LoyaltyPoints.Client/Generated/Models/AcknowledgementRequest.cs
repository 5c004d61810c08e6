namespace LoyaltyPoints.Client;

/// <summary>Who has looked at an alert.</summary>
public sealed record AcknowledgementRequest
{
    public required string Actor { get; init; }
}
