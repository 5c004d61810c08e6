namespace LoyaltyPoints.Client;

/// <summary>What a partner is owed for its local days from <c>from</c> to the day before <c>to</c>.</summary>
public sealed record SettlementAnswer
{
    public required string PartnerId { get; init; }

    public required string TimeZone { get; init; }

    public required string Currency { get; init; }

    /// <summary>Of each day's money: <c>halfEven</c>. The total is the sum of the days.</summary>
    public required string Rounding { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Those on which anything happened.</summary>
    public required IReadOnlyList<SettlementDayAnswer> Days { get; init; }

    public required SettlementSum Total { get; init; }
}
