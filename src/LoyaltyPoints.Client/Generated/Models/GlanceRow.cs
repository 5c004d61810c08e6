namespace LoyaltyPoints.Client;

/// <summary>One number to look at.</summary>
public sealed record GlanceRow
{
    /// <summary>1 counts first, 3 last.</summary>
    public required int Level { get; init; }

    /// <summary>
    /// <c>churnBySilence</c>, <c>churnOfMemberships</c>, <c>satisfaction</c>, <c>revenuePerMember</c> or
    /// <c>profitContribution</c>.
    /// </summary>
    public required string Measure { get; init; }

    public required GlanceValue Is { get; init; }
}
