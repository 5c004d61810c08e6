namespace LoyaltyPoints.Client;

/// <summary>The grid of importance and performance, after Martilla and James (1977).</summary>
public sealed record GridSummary
{
    public required long Answers { get; init; }

    /// <summary>Between important and not: the mean of the attributes' means.</summary>
    public required double? ImportanceLine { get; init; }

    /// <summary>Between well fulfilled and not: the mean of the attributes' means.</summary>
    public required double? PerformanceLine { get; init; }
}
