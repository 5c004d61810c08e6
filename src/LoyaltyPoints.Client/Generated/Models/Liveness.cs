namespace LoyaltyPoints.Client;

public sealed record Liveness
{
    /// <summary>Always <c>live</c>.</summary>
    public required string Status { get; init; }
}
