namespace LoyaltyPoints.Client;

/// <summary>For which partner's app a member wants a code.</summary>
public sealed record LinkCodeRequest
{
    public required string PartnerId { get; init; }
}
