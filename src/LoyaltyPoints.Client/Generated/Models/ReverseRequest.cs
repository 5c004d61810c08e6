namespace LoyaltyPoints.Client;

/// <summary>How much of a redemption to give back.</summary>
public sealed record ReverseRequest
{
    /// <summary>Absent: all that has not come back yet.</summary>
    public long? Units { get; init; }
}
