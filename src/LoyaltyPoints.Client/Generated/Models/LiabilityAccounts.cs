namespace LoyaltyPoints.Client;

/// <summary>What the accounts of the journal are called: 1 to 100 characters each.</summary>
public sealed record LiabilityAccounts
{
    /// <summary>Where the till's sales were booked, in full.</summary>
    public required string Sales { get; init; }

    /// <summary>What is owed for units that were earned.</summary>
    public required string ContractLiability { get; init; }

    /// <summary>What was owed and has been released.</summary>
    public required string LoyaltyRevenue { get; init; }
}
