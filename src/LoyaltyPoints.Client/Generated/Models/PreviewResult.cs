namespace LoyaltyPoints.Client;

/// <summary>Who would move, counted.</summary>
public sealed record PreviewResult
{
    public required string ProgramId { get; init; }

    public required int Version { get; init; }

    /// <summary>The instant whose totals were judged.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Of the program.</summary>
    public required long Members { get; init; }

    public required IReadOnlyList<TierMoveCount> Moves { get; init; }
}
