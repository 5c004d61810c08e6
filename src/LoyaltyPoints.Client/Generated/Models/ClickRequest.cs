namespace LoyaltyPoints.Client;

/// <summary>A member came by an affiliate's link.</summary>
public sealed record ClickRequest
{
    public required string MemberId { get; init; }

    /// <summary>Default now. A click of one instant is recorded once.</summary>
    public DateTimeOffset? At { get; init; }
}
