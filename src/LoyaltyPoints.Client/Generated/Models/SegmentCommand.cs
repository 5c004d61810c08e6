namespace LoyaltyPoints.Client;

/// <summary>Nothing needs to be said: <c>{}</c>.</summary>
public sealed record SegmentCommand
{
}
