namespace LoyaltyPoints.Client;

/// <summary>Nothing needs to be said to archive a reward.</summary>
public sealed record ArchiveRequest
{
}
