namespace LoyaltyPoints.Client;

/// <summary>What a member of a household may do. All of them hold what they earn, for all to spend.</summary>
public static class HouseholdRole
{
    public const string Owner = "owner";
    public const string Spender = "spender";
    public const string Earner = "earner";
}
