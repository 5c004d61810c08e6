namespace LoyaltyPoints.Client;

/// <summary>A day of a partner.</summary>
public sealed record SettlementDayAnswer
{
    public required DateOnly Day { get; init; }

    public required long Redemptions { get; init; }

    public required long CapturedUnits { get; init; }

    public required long ReversedUnits { get; init; }

    public required long NetUnits { get; init; }

    public required long Amount { get; init; }

    /// <summary>By program and by the value that redemptions were made at.</summary>
    public required IReadOnlyList<SettlementPartAnswer> Parts { get; init; }
}
