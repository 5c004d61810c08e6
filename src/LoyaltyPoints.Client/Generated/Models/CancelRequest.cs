namespace LoyaltyPoints.Client;

/// <summary>When a membership shall be over.</summary>
public sealed record CancelRequest
{
    /// <summary>
    /// <c>periodEnd</c>: with what is paid or on trial. <c>now</c>: at once. One of <c>periodEnd</c>, <c>now</c>.
    /// </summary>
    public required string At { get; init; }
}
