namespace LoyaltyPoints.Core.Rules;

/// <summary>What one program gives for one order, and why.</summary>
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
}
