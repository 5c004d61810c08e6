namespace LoyaltyPoints.Client;

/// <summary>What came back of one line: pieces, money, or both.</summary>
public sealed record ReturnLineRequest
{
    public required string LineId { get; init; }

    public long? Quantity { get; init; }

    /// <summary>Absent: the pieces' share of what was paid for the line.</summary>
    public long? Amount { get; init; }
}
