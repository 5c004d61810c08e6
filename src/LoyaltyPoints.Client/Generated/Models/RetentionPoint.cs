namespace LoyaltyPoints.Client;

/// <summary>A point of the retention curve.</summary>
public sealed record RetentionPoint
{
    public required int Age { get; init; }

    /// <summary>Members of the cohorts that have wholly passed this age.</summary>
    public required long Size { get; init; }

    /// <summary>Of them, those who bought at this age.</summary>
    public required long ActiveMembers { get; init; }

    /// <summary>The one over the other.</summary>
    public required double ActiveShare { get; init; }
}
