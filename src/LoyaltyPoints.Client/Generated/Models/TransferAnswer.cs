namespace LoyaltyPoints.Client;

/// <summary>A transfer as it is answered.</summary>
public sealed record TransferAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string ProgramId { get; init; }

    public required long Units { get; init; }

    /// <summary>Absent where none was given.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// The redemption from a household's pool that it was for; absent where it was asked for itself.
    /// </summary>
    public string? RedemptionId { get; init; }

    /// <summary>What went along: when the units expire, soonest first.</summary>
    public required IReadOnlyList<TransferredLot> Lots { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The giver's account afterwards; absent where a transfer is only looked up.</summary>
    public Balance? FromBalance { get; init; }

    /// <summary>The receiver's account afterwards; absent where a transfer is only looked up.</summary>
    public Balance? ToBalance { get; init; }
}
