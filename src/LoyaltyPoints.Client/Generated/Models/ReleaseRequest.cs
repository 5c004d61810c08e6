namespace LoyaltyPoints.Client;

/// <summary>Which use is given back.</summary>
public sealed record ReleaseRequest
{
    public required string UseId { get; init; }

    /// <summary>Part of what was spent of a gift card. Absent: all that did not come back yet.</summary>
    public long? Amount { get; init; }
}
