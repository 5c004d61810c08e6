namespace LoyaltyPoints.Client;

/// <summary>The members that the kinds are spread over.</summary>
public sealed record KindSummary
{
    /// <summary>Who did anything in the window.</summary>
    public required long Members { get; init; }

    /// <summary>Of them, those of no kind: no score is high enough.</summary>
    public required long Undecided { get; init; }
}
