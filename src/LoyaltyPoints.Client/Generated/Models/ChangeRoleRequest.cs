namespace LoyaltyPoints.Client;

/// <summary>What somebody in a household may do from now on.</summary>
public sealed record ChangeRoleRequest
{
    /// <summary>One of <c>owner</c>, <c>spender</c>, <c>earner</c>.</summary>
    public required string Role { get; init; }
}
