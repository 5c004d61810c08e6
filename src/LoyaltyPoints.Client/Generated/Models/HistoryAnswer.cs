namespace LoyaltyPoints.Client;

/// <summary>What a version would have made of a period, beside what really came of it.</summary>
public sealed record HistoryAnswer
{
    public required string ProgramId { get; init; }

    public required int Version { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Of the program, enrolled before <c>to</c>.</summary>
    public required long Members { get; init; }

    public required long Purchases { get; init; }

    /// <summary>Of these purchases, before <c>to</c>.</summary>
    public required long Returns { get; init; }

    /// <summary>Purchases and returns that the version refuses, for an overflow.</summary>
    public required long Refused { get; init; }

    public required UnitsAnswer Simulated { get; init; }

    public required UnitsAnswer Real { get; init; }

    public required UnitsAnswer Difference { get; init; }

    /// <summary>Members whose net units differ.</summary>
    public required long MembersDiffering { get; init; }

    /// <summary>Of every <c>cost</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>
    /// Members with another tier at <c>to</c>, or now where that is still to come: from the real one to the
    /// simulated.
    /// </summary>
    public required IReadOnlyList<TierMoveCount>? TierMoves { get; init; }
}
