namespace LoyaltyPoints.Client;

/// <summary>What all members of a household hold in one program.</summary>
public sealed record PoolBalance
{
    public required string ProgramId { get; init; }

    /// <summary>What the household can spend: debts of members are taken off.</summary>
    public required long Available { get; init; }

    /// <summary>Not matured yet.</summary>
    public required long Pending { get; init; }

    /// <summary>Held for redemptions.</summary>
    public required long Reserved { get; init; }
}
