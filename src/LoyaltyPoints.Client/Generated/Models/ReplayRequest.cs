namespace LoyaltyPoints.Client;

/// <summary>What is to be sent again: a period, some events, or dead letters.</summary>
public sealed record ReplayRequest
{
    /// <summary>First instant of the period; events count by when they were recorded, in real time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>First instant after the period; absent: until now.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Up to 100 ids of events; their types do not matter.</summary>
    public IReadOnlyList<string>? EventIds { get; init; }

    /// <summary><c>true</c>: the dead letters, the 1,000 oldest of them.</summary>
    public bool? DeadLetters { get; init; }
}
