namespace LoyaltyPoints.Client;

/// <summary>What is left of the units issued in a month.</summary>
public sealed record LiabilityRow
{
    /// <summary>The month, such as <c>2026-10</c>.</summary>
    public required string Issued { get; init; }

    /// <summary>Months since then.</summary>
    public required int AgeMonths { get; init; }

    /// <summary>Units issued, less those taken back.</summary>
    public required long Kept { get; init; }

    public required long Redeemed { get; init; }

    public required long Expired { get; init; }

    public required long Left { get; init; }

    /// <summary>Of those left.</summary>
    public required long ToBeRedeemed { get; init; }

    public required long FairValue { get; init; }

    public required long ExpectedBreakage { get; init; }

    public required long Liability { get; init; }
}
