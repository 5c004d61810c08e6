namespace LoyaltyPoints.Client;

/// <summary>Where the time of a test tenant is to go: exactly one of the two.</summary>
public sealed record AdvanceRequest
{
    /// <summary>Later than what the clock shows, by at most 100 years.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>
    /// An ISO 8601 duration such as <c>P1M</c>, <c>P30D</c> or <c>PT36H</c>: years, months, weeks, days, hours
    /// and minutes, by the calendar in UTC.
    /// </summary>
    public string? By { get; init; }
}
