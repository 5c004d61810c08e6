namespace LoyaltyPoints.Client;

/// <summary>Those of one group.</summary>
public sealed record ComplaintRow
{
    /// <summary>Null: those that name none.</summary>
    public required string? Group { get; init; }

    public required ComplaintScore Score { get; init; }
}
