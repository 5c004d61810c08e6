namespace LoyaltyPoints.Client;

public sealed record Readiness
{
    /// <summary><c>ready</c>, <c>unready</c> or <c>stopping</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Whether each check passes, by its name.</summary>
    public required IReadOnlyDictionary<string, bool> Checks { get; init; }
}
