namespace LoyaltyPoints.Client;

/// <summary>Expired units to be given back by hand.</summary>
public sealed record ReinstateRequest
{
    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>
    /// At most what expired within the time that the program's <c>expiry.reinstateWithin</c> names.
    /// </summary>
    public required long Units { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }
}
