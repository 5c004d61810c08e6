namespace LoyaltyPoints.Client;

/// <summary>What became of the units issued in a month.</summary>
public sealed record BreakageRow
{
    /// <summary>The month, such as <c>2026-10</c>.</summary>
    public required string Issued { get; init; }

    public required int AgeMonths { get; init; }

    public required long Kept { get; init; }

    public required long Redeemed { get; init; }

    public required long Expired { get; init; }

    public required long TakenBack { get; init; }

    public required long Left { get; init; }

    /// <summary>Of the units kept; null where there are none.</summary>
    public required double? RedeemedShare { get; init; }

    public required double? ExpiredShare { get; init; }

    /// <summary>Units redeemed until each month from that on.</summary>
    public required IReadOnlyList<long> RedeemedByAge { get; init; }

    /// <summary>
    /// Units redeemed in the end by the chain ladder alone; null: nothing is redeemed yet at such an age.
    /// </summary>
    public required double? ChainLadder { get; init; }

    /// <summary>By the answer's estimate.</summary>
    public required long ExpectedRedeemed { get; init; }

    public required double? BreakageRate { get; init; }
}
