namespace LoyaltyPoints.Client;

/// <summary>What a member says to have spent with one supplier, in the survey's currency.</summary>
public sealed record WalletPart
{
    /// <summary><c>us</c>, or one of the survey's competitors.</summary>
    public required string With { get; init; }

    /// <summary>Money in the smallest part.</summary>
    public required long Spent { get; init; }
}
