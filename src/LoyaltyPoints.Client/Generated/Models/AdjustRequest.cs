namespace LoyaltyPoints.Client;

/// <summary>A change of a balance by hand.</summary>
public sealed record AdjustRequest
{
    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>Granted where positive, revoked where negative.</summary>
    public required long Units { get; init; }

    /// <summary>Why, for whoever reads the ledger later.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public required string Actor { get; init; }
}
