namespace LoyaltyPoints.Client;

/// <summary>A code that a member has handed over.</summary>
public sealed record AcceptLinkRequest
{
    /// <summary>Twelve letters and digits; case, hyphens and blanks do not matter.</summary>
    public required string Code { get; init; }

    /// <summary>What the partner calls the member.</summary>
    public string? Reference { get; init; }
}
