namespace LoyaltyPoints.Client;

/// <summary>What became of a list.</summary>
public sealed record WinBackOutcomeAnswer
{
    /// <summary>See <c>/v1/analytics/definitions</c>.</summary>
    public required IReadOnlyList<string> Definitions { get; init; }

    public required WinBackListAnswer List { get; init; }

    /// <summary>Nothing that occurred at or after this instant is counted.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>What was recorded from this instant on may not be counted yet; null: everything is.</summary>
    public required DateTimeOffset? UpTo { get; init; }

    public required WinBackResult Summary { get; init; }

    /// <summary>Its members, who had spent most first; at most 10,000.</summary>
    public required IReadOnlyList<WinBackMemberOutcome> Rows { get; init; }
}
