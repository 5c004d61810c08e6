namespace LoyaltyPoints.Client;

/// <summary>A reason for leaving.</summary>
public sealed record ReasonScore
{
    public required string Reason { get; init; }

    /// <summary>Interviews that name it; one may name several, so shares may add up to more than 1.</summary>
    public required ShareScore Named { get; init; }

    /// <summary>Interviews that name it first; these shares add up to 1.</summary>
    public required ShareScore Main { get; init; }
}
