namespace LoyaltyPoints.Api.Telemetry;

/// <summary>What is looked up in the database to be told as a metric; only where metrics are sent.</summary>
public sealed record TelemetryOptions
{
    /// <summary>Seconds from one look at how far digests and sweeps are behind to the next; 0: never.</summary>
    public int LagSeconds { get; init; } = 60;

    /// <summary>
    /// Minutes from one addition of the units that live tenants owe to the next, which reads all accounts; 0: never.
    /// </summary>
    public int LiabilityMinutes { get; init; } = 60;
}
