namespace LoyaltyPoints.Client;

/// <summary>A payment of a membership, or a refund.</summary>
public sealed record PaymentAnswer
{
    /// <summary>1 for the first, then without gaps.</summary>
    public required int Number { get; init; }

    /// <summary><c>initial</c>, <c>renewal</c>, <c>upgrade</c> or <c>refund</c>.</summary>
    public required string Kind { get; init; }

    public required string PlanId { get; init; }

    /// <summary>Absent for a refund, and where nothing was due.</summary>
    public string? Reference { get; init; }

    /// <summary>What was paid; of a refund, what is to be given back: the period's fee.</summary>
    public required long Amount { get; init; }

    public required string Currency { get; init; }

    /// <summary>What the period costs: the amount is the fee less the credit, and not below 0.</summary>
    public required long Fee { get; init; }

    /// <summary>What was unused of the plan before.</summary>
    public required long Credit { get; init; }

    /// <summary>First instant of the period.</summary>
    public required DateTimeOffset PeriodFrom { get; init; }

    /// <summary>First instant after the period; absent where it has no end.</summary>
    public DateTimeOffset? PeriodTo { get; init; }

    /// <summary>Given with a payment; of a refund, taken back.</summary>
    public required long Units { get; init; }

    /// <summary>Of a refund: what should have been taken back and was not there.</summary>
    public required long Shortfall { get; init; }

    /// <summary>Of a refund.</summary>
    public string? Reason { get; init; }

    /// <summary>A point in time, to the millisecond; finer input is cut, not rounded.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
