namespace LoyaltyPoints.Client;

/// <summary>Where a member stands, a program each.</summary>
public sealed record StandingsAnswer
{
    public required string MemberId { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyList<StandingAnswer> Data { get; init; }
}
