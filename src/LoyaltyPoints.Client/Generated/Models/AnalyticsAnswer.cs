namespace LoyaltyPoints.Client;

/// <summary>What analytics answers: what was asked, the numbers, and which definitions they follow.</summary>
public sealed record AnalyticsAnswer<TSummary, TRow>
    where TSummary : class
{
    /// <summary>See <c>/v1/analytics/definitions</c>.</summary>
    public required IReadOnlyList<string> Definitions { get; init; }

    /// <summary>The first local day of the period.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The first local day after it.</summary>
    public required DateOnly To { get; init; }

    /// <summary>Nothing that occurred at or after this instant is counted.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Where days begin.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Of all money, in its smallest part.</summary>
    public required string Currency { get; init; }

    public required AskedFilters Filters { get; init; }

    /// <summary>What was recorded from this instant on may not be counted yet; null: everything is.</summary>
    public required DateTimeOffset? UpTo { get; init; }

    public required TSummary? Summary { get; init; }

    public required IReadOnlyList<TRow> Rows { get; init; }
}
