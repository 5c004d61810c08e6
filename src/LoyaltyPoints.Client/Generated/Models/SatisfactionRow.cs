namespace LoyaltyPoints.Client;

/// <summary>Those of one group.</summary>
public sealed record SatisfactionRow
{
    /// <summary>Null: those that name none.</summary>
    public required string? Group { get; init; }

    public required SatisfactionScore Score { get; init; }
}
