namespace LoyaltyPoints.Client;

/// <summary>Something that was done.</summary>
public sealed record AuditEntryAnswer
{
    /// <summary>Ids are in the order of time.</summary>
    public required string Id { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    public required AuditActorAnswer Actor { get; init; }

    /// <summary>Where it came from; absent where that is not known.</summary>
    public required string? Address { get; init; }

    public required string Method { get; init; }

    /// <summary>The path's template.</summary>
    public required string Route { get; init; }

    /// <summary>The id in the path, or of what was made; absent where it was about no single thing.</summary>
    public required string? Target { get; init; }

    /// <summary>The status of its (first) write.</summary>
    public required int Status { get; init; }

    /// <summary>How many writes it made in this transaction; a list of many has several rows.</summary>
    public required long Writes { get; init; }

    public required string RequestId { get; init; }

    /// <summary>
    /// SHA-256 of the body, in hexadecimal; absent where there was none or it came line by line.
    /// </summary>
    public required string? BodyHash { get; init; }
}
