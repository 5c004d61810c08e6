namespace LoyaltyPoints.Client;

/// <summary>
/// How important one attribute is to a member, and how well it is fulfilled: at least one of both.
/// </summary>
public sealed record AttributeRating
{
    public required string Attribute { get; init; }

    /// <summary>1 to 5.</summary>
    public long? Importance { get; init; }

    /// <summary>1 to 5.</summary>
    public long? Performance { get; init; }
}
