namespace LoyaltyPoints.Client;

/// <summary>A merge as it is answered.</summary>
public sealed record MergeAnswer
{
    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string Id { get; init; }

    /// <summary>The member who stays.</summary>
    public required string MemberId { get; init; }

    /// <summary>The member whose record was merged; what is posted for it arrives at the other.</summary>
    public required string From { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset MergedAt { get; init; }

    /// <summary>Until when it can be undone.</summary>
    public required DateTimeOffset UndoUntil { get; init; }

    /// <summary>Absent where it was not undone.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>The units that came over, a row a program.</summary>
    public required IReadOnlyList<MergedUnits> Units { get; init; }
}
