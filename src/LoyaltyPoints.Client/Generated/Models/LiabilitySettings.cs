namespace LoyaltyPoints.Client;

/// <summary>How a tenant reckons what its units owe.</summary>
public sealed record LiabilitySettings
{
    /// <summary>At most one a program.</summary>
    public required IReadOnlyList<ProgramLiability> Programs { get; init; }

    /// <summary>What the accounts of the journal are called.</summary>
    public required LiabilityAccounts Accounts { get; init; }
}
