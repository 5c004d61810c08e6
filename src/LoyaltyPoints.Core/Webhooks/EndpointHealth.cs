namespace LoyaltyPoints.Core.Webhooks;

/// <summary>How an endpoint as a whole is doing.</summary>
/// <param name="IsFailing">
/// Whether nothing but one attempt now and then is made, until one succeeds: event after event has failed.
/// </param>
/// <param name="FailingSince">The first failure after the last success; <see cref="Instant.Never"/>: none.</param>
/// <param name="Probes">Such attempts so far.</param>
/// <param name="NextProbe">When the next one is due, while it is failing.</param>
public sealed record EndpointHealth(bool IsFailing, Instant FailingSince, long Probes, Instant NextProbe)
{
    public static EndpointHealth Good { get; } = new(false, Instant.Never, 0, Instant.Never);
}

/// <summary>What is to become of an endpoint after an attempt.</summary>
public enum Verdict
{
    GoOn,

    /// <summary>It has failed for as long as a delivery is tried.</summary>
    Pause,

    /// <summary>It has said that it wants nothing more.</summary>
    Disable,
}
