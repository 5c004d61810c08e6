namespace LoyaltyPoints.Client;

/// <summary>One cap's usage before a purchase.</summary>
public sealed record CapUsed
{
    /// <summary>For example <c>visit/day</c>.</summary>
    public required string Cap { get; init; }

    /// <summary>First instant of the period, milliseconds since 1970 in UTC; 0 for a lifetime.</summary>
    public required long From { get; init; }

    /// <summary>Used, in millionths of a unit.</summary>
    public required long Millionths { get; init; }
}
