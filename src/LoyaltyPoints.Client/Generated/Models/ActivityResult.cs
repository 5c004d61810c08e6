namespace LoyaltyPoints.Client;

/// <summary>What one program made of an activity. Programs that have no rule for it are absent.</summary>
public sealed record ActivityResult
{
    public required string ProgramId { get; init; }

    public required int ProgramVersion { get; init; }

    /// <summary>Units given, 0 or more.</summary>
    public required long Units { get; init; }

    /// <summary>Units that this activity made available.</summary>
    public long? MaturedUnits { get; init; }

    /// <summary>When the first of the units expire; null where they never do, or none were given.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required Balance Balance { get; init; }

    public required IReadOnlyList<ExplanationRow> Explanation { get; init; }
}
