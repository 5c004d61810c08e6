namespace LoyaltyPoints.Client;

/// <summary>A list of members to win back.</summary>
public sealed record WinBackListAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Its members were silent then; what they do from then on is what becomes of it.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The first instant of the period that revenue is of.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first instant after it.</summary>
    public required DateTimeOffset To { get; init; }

    public required string Currency { get; init; }

    public required int SilentAfterDays { get; init; }

    /// <summary>Who spent less in the period is not in it.</summary>
    public required long MinimumRevenue { get; init; }

    public required int ControlPercent { get; init; }

    /// <summary>How many it has, with the control.</summary>
    public required int Members { get; init; }

    /// <summary>How many of them are left alone.</summary>
    public required int Control { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
