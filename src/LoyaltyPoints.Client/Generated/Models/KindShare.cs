namespace LoyaltyPoints.Client;

/// <summary>One kind of loyalty among the members.</summary>
public sealed record KindShare
{
    /// <summary>One of <c>impulse</c>, <c>cognitive</c>, <c>emotional</c>, <c>behavioural</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Members of this kind.</summary>
    public required long Leading { get; init; }

    /// <summary>Members who have this score.</summary>
    public required long Scored { get; init; }

    /// <summary>Over those; null where there are none.</summary>
    public required double? AverageScore { get; init; }

    /// <summary>How many of those score from 0, from 10, ... and from 90 to 100.</summary>
    public required IReadOnlyList<long> Tenths { get; init; }

    /// <summary>What the members of this kind bought in the window, returns left aside.</summary>
    public required long Spend { get; init; }
}
