namespace LoyaltyPoints.Api.Features.Events;

/// <summary>How events are put in their place, and how long they are kept; section <c>Events</c>.</summary>
public sealed record EventOptions
{
    /// <summary>How often one instance gives new events their place; 0: this instance never does.</summary>
    public int IntervalMilliseconds { get; init; } = 250;

    /// <summary>Days for which events can be read and delivered again, 1 to 3,650.</summary>
    public int KeepDays { get; init; } = 30;
}
