namespace LoyaltyPoints.Client;

/// <summary>What a program's units owe.</summary>
public sealed record LiabilitySummary
{
    public required UnitsTold Units { get; init; }

    public required EstimateTold Estimate { get; init; }

    /// <summary>Money that <c>valueUnits</c> units are worth.</summary>
    public required long ValueAmount { get; init; }

    public required long ValueUnits { get; init; }

    /// <summary><c>declared</c>, <c>money</c> (a unit is money), or <c>rewards</c>.</summary>
    public required string ValueFrom { get; init; }

    /// <summary>Units neither redeemed nor expired.</summary>
    public required long Left { get; init; }

    /// <summary>Units taken back from members who had spent them.</summary>
    public required long OwedByMembers { get; init; }

    /// <summary>Of the units left.</summary>
    public required long FairValue { get; init; }

    public required long ExpectedBreakage { get; init; }

    /// <summary>Of those that are expected to be redeemed.</summary>
    public required long Liability { get; init; }

    /// <summary>What is left, by the last month in which it can be spent.</summary>
    public required IReadOnlyList<ExpiringAnswer> Expiring { get; init; }
}
