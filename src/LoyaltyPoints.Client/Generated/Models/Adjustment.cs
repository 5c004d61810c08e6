namespace LoyaltyPoints.Client;

/// <summary>A change a person made, as it is recorded and answered.</summary>
public sealed record Adjustment
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    public required string MemberId { get; init; }

    public required string ProgramId { get; init; }

    /// <summary>Granted where positive, revoked where negative; never 0.</summary>
    public required long Units { get; init; }

    public required string Reason { get; init; }

    public required string Actor { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required Balance Balance { get; init; }
}
