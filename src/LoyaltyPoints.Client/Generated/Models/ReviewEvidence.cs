namespace LoyaltyPoints.Client;

/// <summary>Why somebody should look.</summary>
public sealed record ReviewEvidence
{
    /// <summary>The rules of a member that were broken; absent for a till.</summary>
    public IReadOnlyList<BrokenRule>? Rules { get; init; }

    /// <summary>The till; absent for a member.</summary>
    public string? Source { get; init; }

    /// <summary>The day of the till, in UTC; absent for a member.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The rules of a till that were broken; absent for a member.</summary>
    public IReadOnlyList<BrokenTillRule>? TillRules { get; init; }
}
