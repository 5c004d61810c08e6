namespace LoyaltyPoints.Client;

/// <summary>What a program may cost in a month.</summary>
public sealed record MonthBudget
{
    /// <summary>As in <c>2026-01</c>.</summary>
    public required string Month { get; init; }

    /// <summary>Money in the smallest part of the program's currency.</summary>
    public required long Amount { get; init; }
}
