namespace LoyaltyPoints.Client;

/// <summary>Who was brought, by whose code.</summary>
public sealed record ReferralRequest
{
    public required string ReferredMemberId { get; init; }

    /// <summary>In any case, with or without dashes.</summary>
    public required string Code { get; init; }
}
