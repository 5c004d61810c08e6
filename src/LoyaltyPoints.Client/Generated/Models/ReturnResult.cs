namespace LoyaltyPoints.Client;

/// <summary>What a return changed in one program.</summary>
public sealed record ReturnResult
{
    public required string ProgramId { get; init; }

    public required int ProgramVersion { get; init; }

    /// <summary>Change of the member's units; below zero where units were taken back.</summary>
    public required long Units { get; init; }

    /// <summary>
    /// What should have been taken back and was not there, in programs that forbid negative balances.
    /// </summary>
    public required long Shortfall { get; init; }

    /// <summary>
    /// Of <c>units</c>, those for thresholds that the period's total no longer reaches, or now does.
    /// </summary>
    public long? ThresholdUnits { get; init; }

    /// <summary>
    /// Taken back beside <c>units</c>, below zero, because the purchase no longer completes the member's
    /// referral.
    /// </summary>
    public long? ReferralUnits { get; init; }

    /// <summary>What the purchase has earned by its rules, net of all its returns.</summary>
    public required long RemainingUnits { get; init; }

    /// <summary>
    /// The member's tier after this return, in a tiered program; <c>none</c> where there is none.
    /// </summary>
    public string? Tier { get; init; }

    /// <summary>The tier before, where this return changed it.</summary>
    public string? TierBefore { get; init; }

    public required Balance Balance { get; init; }

    /// <summary>
    /// Campaigns that applied to the purchase, with what they have given it net of all its returns.
    /// </summary>
    public IReadOnlyList<AppliedCampaign>? Campaigns { get; init; }

    /// <summary>How the order that remains comes to <c>remainingUnits</c>.</summary>
    public required IReadOnlyList<ExplanationRow> Explanation { get; init; }
}
