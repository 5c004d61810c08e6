namespace LoyaltyPoints.Client;

/// <summary>A link as it is answered.</summary>
public sealed record PartnerLinkAnswer
{
    public required string MemberId { get; init; }

    public required string PartnerId { get; init; }

    public string? Reference { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset LinkedAt { get; init; }
}
