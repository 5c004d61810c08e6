namespace LoyaltyPoints.Client;

/// <summary>A member of a segment.</summary>
public sealed record SegmentMemberAnswer
{
    public required string MemberId { get; init; }
}
