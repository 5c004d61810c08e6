namespace LoyaltyPoints.Client;

/// <summary>What an account holds at an instant.</summary>
public sealed record Balance
{
    /// <summary>Can be spent now; below zero only where a program lets clawbacks go there.</summary>
    public required long Available { get; init; }

    /// <summary>Granted, but not matured.</summary>
    public required long Pending { get; init; }

    /// <summary>Held for redemptions that are not captured yet.</summary>
    public required long Reserved { get; init; }
}
