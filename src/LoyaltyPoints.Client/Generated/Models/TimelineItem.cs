namespace LoyaltyPoints.Client;

/// <summary>Something that happened.</summary>
public sealed record TimelineItem
{
    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// <c>purchase</c>, <c>activity</c>, <c>tierChange</c>, <c>feedback</c>, or what moved units:
    /// <c>clawback</c>, <c>redemption</c>, <c>reversal</c>, <c>adjustment</c>, <c>expiry</c>,
    /// <c>debtRepayment</c>, <c>bonus</c>, <c>reinstatement</c>, <c>reservation</c>, <c>release</c>,
    /// <c>transfer</c>.
    /// </summary>
    public required string Kind { get; init; }

    public required string? Id { get; init; }

    public required string? ProgramId { get; init; }

    /// <summary>That moved.</summary>
    public required long? Units { get; init; }

    /// <summary>A purchase's total, in the smallest part of <c>currency</c>.</summary>
    public required long? Amount { get; init; }

    public required string? Currency { get; init; }

    /// <summary>A purchase's store, an activity's type, the tiers, the level of feedback.</summary>
    public required string? Detail { get; init; }
}
