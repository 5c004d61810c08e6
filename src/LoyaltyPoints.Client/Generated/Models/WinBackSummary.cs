namespace LoyaltyPoints.Client;

/// <summary>Silent members together.</summary>
public sealed record WinBackSummary
{
    /// <summary>All who are silent and have spent what was asked for, also beyond the limit.</summary>
    public required long Silent { get; init; }

    /// <summary>What they spent in the period, net of returns.</summary>
    public required long Revenue { get; init; }

    /// <summary>How many are listed.</summary>
    public required int Listed { get; init; }
}
