namespace LoyaltyPoints.Client;

/// <summary>What was recorded of an affiliate's sales from an instant on and before another.</summary>
public sealed record StatementAnswer
{
    public required string AffiliateId { get; init; }

    /// <summary>Of all of it, by currency.</summary>
    public required IReadOnlyList<CommissionTotals> Totals { get; init; }

    /// <summary>One page of its lines, in the order of recording.</summary>
    public required IReadOnlyList<StatementLine> Data { get; init; }

    /// <summary>What to send as <c>cursor</c> for the next page; null on the last.</summary>
    public required string? NextCursor { get; init; }
}
