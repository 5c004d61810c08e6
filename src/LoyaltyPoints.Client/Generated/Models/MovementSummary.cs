namespace LoyaltyPoints.Client;

/// <summary>How members moved, seen from the best group.</summary>
public sealed record MovementSummary
{
    /// <summary>The first instant of the period before, which ends where the period begins.</summary>
    public required DateTimeOffset BeforeFrom { get; init; }

    /// <summary>Members who bought in one of the two periods.</summary>
    public required long Members { get; init; }

    public required long Up { get; init; }

    public required long Stayed { get; init; }

    public required long Down { get; init; }

    /// <summary>Bought in the period and not in the one before.</summary>
    public required long Came { get; init; }

    /// <summary>Bought in the period before and not in this one.</summary>
    public required long Went { get; init; }
}
