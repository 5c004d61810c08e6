using System.Text.Json.Nodes;

namespace LoyaltyPoints.Client;

/// <summary>What one program made of a purchase. Stored as it is answered.</summary>
public sealed record PurchaseResult
{
    public required string ProgramId { get; init; }

    /// <summary>The version that applied; null where none did.</summary>
    public int? ProgramVersion { get; init; }

    /// <summary>Units earned, 0 or more.</summary>
    public required long Units { get; init; }

    /// <summary>
    /// <c>available</c>, <c>pending</c>, <c>not_enrolled_then</c>, <c>not_in_effect_then</c> or
    /// <c>other_currency</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>When the units can be spent; null where none were earned.</summary>
    public DateTimeOffset? AvailableAt { get; init; }

    /// <summary>When the units expire; null where they never do, or none were earned.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The account after this purchase.</summary>
    public required Balance Balance { get; init; }

    /// <summary>Rows whose <c>exact</c> add up to <c>units</c>.</summary>
    public required IReadOnlyList<ExplanationRow> Explanation { get; init; }

    /// <summary>Of <c>units</c>, those for thresholds that this purchase made the member reach.</summary>
    public long? ThresholdUnits { get; init; }

    /// <summary>
    /// Given beside <c>units</c>, because this purchase completed the referral of the member.
    /// </summary>
    public long? ReferralUnits { get; init; }

    /// <summary>
    /// Where the units went, if that is not one lot with the instants above; in the order of earning.
    /// </summary>
    public IReadOnlyList<GrantPart>? Parts { get; init; }

    /// <summary>
    /// The member's tier after this purchase, in a tiered program; <c>none</c> where there is none.
    /// </summary>
    public string? Tier { get; init; }

    /// <summary>The tier before, where this purchase changed it.</summary>
    public string? TierBefore { get; init; }

    /// <summary>
    /// What the rules were told beside the order, by name: standings, what was spent before. A later return is
    /// judged by the same.
    /// </summary>
    public IReadOnlyDictionary<string, JsonNode>? Given { get; init; }

    /// <summary>
    /// What the member had used of the program's caps before; a later return is judged by the same.
    /// </summary>
    public IReadOnlyList<CapUsed>? CapsUsedBefore { get; init; }

    /// <summary>Campaigns that applied, with what they gave; a later return is judged by the same.</summary>
    public IReadOnlyList<AppliedCampaign>? Campaigns { get; init; }
}
