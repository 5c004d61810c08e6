namespace LoyaltyPoints.Client;

/// <summary>What counts over the window, from its start on.</summary>
public sealed record CountedAnswer
{
    public required long Spend { get; init; }

    public required long UnitsEarned { get; init; }

    public required long Visits { get; init; }

    public required long Balance { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When the window ends; absent for a lifetime.</summary>
    public required DateTimeOffset? To { get; init; }
}
