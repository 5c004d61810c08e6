namespace LoyaltyPoints.Client;

/// <summary>Complaints that were opened in a period.</summary>
public sealed record ComplaintScore
{
    public required long Complaints { get; init; }

    /// <summary>Not resolved as of the answer's instant; their times are in neither quantile.</summary>
    public required long Open { get; init; }

    public required long Resolved { get; init; }

    /// <summary>From opening to resolution, of those resolved; null where none is.</summary>
    public required double? MedianHours { get; init; }

    /// <summary>Nine in ten are resolved at least as fast; null where none is.</summary>
    public required double? P90Hours { get; init; }
}
