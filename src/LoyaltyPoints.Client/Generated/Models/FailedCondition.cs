namespace LoyaltyPoints.Client;

/// <summary>An innermost part of a condition that kept a rule from applying.</summary>
public sealed record FailedCondition
{
    /// <summary>JSON pointer of its place in the definition.</summary>
    public required string At { get; init; }

    /// <summary>For people: <c>order.channel is web</c>; null where it is asked of each line.</summary>
    public string? Seen { get; init; }
}
