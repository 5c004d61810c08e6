namespace LoyaltyPoints.Client;

/// <summary>A budget in units, now: <c>amount</c> is the sum of the others.</summary>
public sealed record BudgetAnswer
{
    public required long Amount { get; init; }

    /// <summary>Given, and the member can spend them.</summary>
    public required long Spent { get; init; }

    /// <summary>Given, and not mature yet; what awaits an activity stays so.</summary>
    public required long Reserved { get; init; }

    /// <summary>Can still be given.</summary>
    public required long Left { get; init; }
}
