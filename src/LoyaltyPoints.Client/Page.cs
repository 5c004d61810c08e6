namespace LoyaltyPoints.Client;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">A row.</typeparam>
public sealed record Page<T>
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    /// <summary>What to send as <c>cursor</c> for the next page; null on the last.</summary>
    public required string? NextCursor { get; init; }
}
