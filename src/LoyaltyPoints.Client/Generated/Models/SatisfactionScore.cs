namespace LoyaltyPoints.Client;

/// <summary>How satisfied members say they are.</summary>
public sealed record SatisfactionScore
{
    /// <summary>That name a level, a likelihood, or both.</summary>
    public required long Answers { get; init; }

    /// <summary>The mean level as 0 (all unsatisfied) to 100 (all extremely satisfied).</summary>
    public required MeanScore Index { get; init; }

    /// <summary>Of those who name a level.</summary>
    public required LevelShares Levels { get; init; }

    /// <summary>Those very or extremely satisfied, of those who name a level.</summary>
    public required ShareScore Satisfied { get; init; }

    public required NpsScore Nps { get; init; }

    public required ResponseScore Response { get; init; }
}
