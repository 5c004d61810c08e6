namespace LoyaltyPoints.Client;

/// <summary>How unequal members are.</summary>
public sealed record ParetoSummary
{
    /// <summary>Members who bought in the period.</summary>
    public required long Members { get; init; }

    /// <summary>Net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>Members whose returns in the period are above their purchases in it.</summary>
    public required long MembersBelowZero { get; init; }

    /// <summary>
    /// The share of revenue of the best fifth; absent where the revenue of all is not above 0.
    /// </summary>
    public required double? Top20Share { get; init; }

    /// <summary>How many of the best have four fifths of the revenue; absent where it is not above 0.</summary>
    public required long? MembersFor80 { get; init; }

    /// <summary>
    /// 0: all spent alike; towards 1: one spent all. Absent where anybody is below zero or all are at 0.
    /// </summary>
    public required double? Gini { get; init; }
}
