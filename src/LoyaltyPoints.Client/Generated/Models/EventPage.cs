namespace LoyaltyPoints.Client;

/// <summary>Events, oldest first.</summary>
public sealed record EventPage
{
    public required IReadOnlyList<EventAnswer> Data { get; init; }

    /// <summary>Where to go on; always there.</summary>
    public required string NextCursor { get; init; }
}
