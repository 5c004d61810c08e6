namespace LoyaltyPoints.Client;

/// <summary>
/// Limits of one key by class of route; a class that is absent has the limit that the service gives every key.
/// </summary>
public sealed record KeyQuotaDocument
{
    /// <summary>Questions that tills, checkouts and partners ask.</summary>
    public RouteLimitDocument? Read { get; init; }

    /// <summary>What tills, checkouts and partners record.</summary>
    public RouteLimitDocument? Write { get; init; }

    /// <summary>Lines of batches.</summary>
    public RouteLimitDocument? Batch { get; init; }

    /// <summary>What only a key with the scope <c>admin</c> may do.</summary>
    public RouteLimitDocument? Admin { get; init; }

    /// <summary>Questions over many members.</summary>
    public RouteLimitDocument? Analytics { get; init; }
}
