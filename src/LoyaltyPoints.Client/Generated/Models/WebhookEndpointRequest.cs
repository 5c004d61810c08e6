namespace LoyaltyPoints.Client;

/// <summary>Where events are to be sent.</summary>
public sealed record WebhookEndpointRequest
{
    /// <summary><c>https:</c>, without credentials and fragment; it must lead to a public address.</summary>
    public required string Url { get; init; }

    /// <summary>
    /// Types of events it wants, such as <c>purchase.recorded</c>, and beginnings of types, such as
    /// <c>purchase.*</c>; absent or empty: all of them.
    /// </summary>
    public IReadOnlyList<string>? Types { get; init; }

    /// <summary>For people.</summary>
    public string? Description { get; init; }

    /// <summary>
    /// Whether a member's next event is sent only once the one before was taken or given up; <c>true</c> where it
    /// is absent.
    /// </summary>
    public bool? Ordered { get; init; }
}
