namespace LoyaltyPoints.Client;

/// <summary>A sale, or what a return took off one.</summary>
public sealed record StatementLine
{
    /// <summary><c>sale</c> or <c>return</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The id of something that belongs to a member: its own half, then the member's.</summary>
    public required string PurchaseId { get; init; }

    /// <summary>Absent for a sale.</summary>
    public string? ReturnId { get; init; }

    /// <summary><c>code</c> or <c>click</c>.</summary>
    public required string AttributedBy { get; init; }

    /// <summary>What the goods cost without tax; below zero where they came back.</summary>
    public required long Basis { get; init; }

    public required long Commission { get; init; }

    public required string Currency { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
