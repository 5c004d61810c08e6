namespace LoyaltyPoints.Client;

/// <summary>What came back, by lines or as an amount; exactly one of the two.</summary>
public sealed record PostReturnRequest
{
    public required string Source { get; init; }

    public required string ExternalId { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    public IReadOnlyList<ReturnLineRequest>? Lines { get; init; }

    /// <summary>Money that came back without naming lines.</summary>
    public long? Amount { get; init; }
}
