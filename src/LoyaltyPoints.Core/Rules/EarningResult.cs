using LoyaltyPoints.Core.Campaigns;
using LoyaltyPoints.Core.Programs;

namespace LoyaltyPoints.Core.Rules;

/// <summary>What one program gives for one order or activity, and why.</summary>
/// <param name="Units">Whole units, 0 or more.</param>
/// <param name="Explanation">Rows whose <see cref="ExplanationRow.Exact"/> add up to <paramref name="Units"/>.</param>
/// <param name="CapUses">What this order takes of each cap, in millionths of a unit; caps it does not touch are absent.
/// Caps per purchase need no counter and never appear.</param>
public sealed record EarningResult(
    long Units,
    IReadOnlyList<ExplanationRow> Explanation,
    IReadOnlyList<KeyValuePair<CapKey, long>> CapUses)
{
    /// <summary>No units, and no step that could explain them.</summary>
    public static readonly EarningResult Nothing = new(0, [], []);

    /// <summary>Money that counted, whole smallest parts, after exclusions; what tiers and bands add up.</summary>
    public long Spend { get; init; }

    /// <summary>
    /// The part of the units that has terms of its own, in the order of the rules; the rest has the program's.
    /// </summary>
    public IReadOnlyList<TermsShare> Shares { get; init; } = [];

    /// <summary>Campaigns that apply, with what they give of the units.</summary>
    public IReadOnlyList<CampaignGrant> Campaigns { get; init; } = [];
}

/// <summary>Units that mature and expire by terms of their own.</summary>
public readonly record struct TermsShare(UnitTerms Terms, long Units);
