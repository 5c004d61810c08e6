namespace LoyaltyPoints.Client;

/// <summary>How a program's units are redeemed with age.</summary>
public sealed record BreakageSummary
{
    public required UnitsTold Units { get; init; }

    public required EstimateTold Estimate { get; init; }

    public required long Kept { get; init; }

    public required long Redeemed { get; init; }

    public required long Expired { get; init; }

    public required long Left { get; init; }

    /// <summary>Of the units kept, in the end.</summary>
    public required long ExpectedRedeemed { get; init; }

    /// <summary>The rest of them, as a share; null where there are none.</summary>
    public required double? BreakageRate { get; init; }

    /// <summary>From the units redeemed at each age in months to those at the next.</summary>
    public required IReadOnlyList<double> Factors { get; init; }

    /// <summary>The part of what is redeemed in the end that is redeemed at each age.</summary>
    public required IReadOnlyList<double> Developed { get; init; }

    /// <summary>Units still to be redeemed, by the chain ladder alone; null: it says nothing.</summary>
    public required double? ChainLadderOutstanding { get; init; }

    /// <summary>The standard error of that (Mack 1993).</summary>
    public required double? ChainLadderError { get; init; }
}
