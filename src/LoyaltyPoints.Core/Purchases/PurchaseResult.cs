using System.Text.Json.Serialization;
using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Documents;
using LoyaltyPoints.Core.Ledger;
using LoyaltyPoints.Core.Rules;

namespace LoyaltyPoints.Core.Purchases;

/// <summary>What one program made of a purchase. Stored as it is answered.</summary>
public sealed record PurchaseResult
{
    [JsonConverter(typeof(ProgramIdConverter))]
    public required Guid ProgramId { get; init; }

    /// <summary>The version that applied; null where none did.</summary>
    public int? ProgramVersion { get; init; }

    /// <summary>Units earned, 0 or more.</summary>
    public required long Units { get; init; }

    /// <summary>
    /// <c>available</c>, <c>pending</c>, <c>not_enrolled_then</c>, <c>not_in_effect_then</c> or <c>other_currency</c>.
    /// </summary>
    public required string Status { get; init; }

    /// <summary>When the units can be spent; null where none were earned.</summary>
    public Instant? AvailableAt { get; init; }

    /// <summary>When the units expire; null where they never do, or none were earned.</summary>
    public Instant? ExpiresAt { get; init; }

    /// <summary>The account after this purchase.</summary>
    public required Balance Balance { get; init; }

    /// <summary>Rows whose <c>exact</c> add up to <c>units</c>.</summary>
    public IReadOnlyList<ExplanationRow> Explanation { get; init; } = [];

    /// <summary>Of <c>units</c>, those for thresholds that this purchase made the member reach.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ThresholdUnits { get; init; }

    /// <summary>
    /// Given beside <c>units</c>, because this purchase completed the referral of the member.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long ReferralUnits { get; init; }

    /// <summary>
    /// Where the units went, if that is not one lot with the instants above; in the order of earning.
    /// </summary>
    public IReadOnlyList<GrantPart>? Parts { get; init; }

    /// <summary>The member's tier after this purchase, in a tiered program; <c>none</c> where there is none.</summary>
    public string? Tier { get; init; }

    /// <summary>The tier before, where this purchase changed it.</summary>
    public string? TierBefore { get; init; }

    /// <summary>
    /// What the rules were told beside the order, by name: standings, what was spent before. A later return is judged
    /// by the same.
    /// </summary>
    [JsonConverter(typeof(GivenFactsConverter))]
    public GivenFacts? Given { get; init; }

    /// <summary>What the member had used of the program's caps before; a later return is judged by the same.</summary>
    public IReadOnlyList<CapUsed>? CapsUsedBefore { get; init; }

    /// <summary>Campaigns that applied, with what they gave; a later return is judged by the same.</summary>
    public IReadOnlyList<AppliedCampaign>? Campaigns { get; init; }

    /// <summary>Whether the program judged the purchase, so that a return is judged too.</summary>
    internal bool IsJudged => Status is PurchaseStatus.Available or PurchaseStatus.Pending;

    internal CapUsage UsageBefore() => CapsUsedBefore is null ? CapUsage.None
        : new CapUsage(CapsUsedBefore.ToDictionary(use => new CapKey(use.Cap, use.From), use => use.Millionths));
}

/// <summary>One cap's usage before a purchase.</summary>
/// <param name="Cap">For example <c>visit/day</c>.</param>
/// <param name="From">First instant of the period, milliseconds since 1970 in UTC; 0 for a lifetime.</param>
/// <param name="Millionths">Used, in millionths of a unit.</param>
public sealed record CapUsed(string Cap, long From, long Millionths);

/// <summary>What became of a purchase in one program.</summary>
public static class PurchaseStatus
{
    public const string Available = "available";

    /// <summary>Earned, and not mature yet.</summary>
    public const string Pending = "pending";
    public const string NotEnrolledThen = "not_enrolled_then";
    public const string NotInEffectThen = "not_in_effect_then";
    public const string OtherCurrency = "other_currency";
}
