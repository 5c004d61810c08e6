namespace LoyaltyPoints.Client;

/// <summary>Units that the tenant gives a member.</summary>
public sealed record GiftRequest
{
    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    public required long Units { get; init; }

    /// <summary>Why, for whoever reads the ledger later.</summary>
    public required string Reason { get; init; }

    /// <summary>Who decided it.</summary>
    public required string Actor { get; init; }

    /// <summary>
    /// Rounded up to the end of its day in the program's time zone. Absent: as units earned now.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
