namespace LoyaltyPoints.Client;

/// <summary>
/// One step of the calculation that led to an accrual. The <c>exact</c> of all rows of an explanation add up to
/// its units, exactly.
/// </summary>
public sealed record ExplanationRow
{
    /// <summary>
    /// The earning rule this row speaks of; null for rounding, for budgets, and for caps of a whole program or
    /// campaign.
    /// </summary>
    public string? RuleId { get; init; }

    /// <summary>
    /// The campaign that brings the rule, or whose cap or budget this is; absent where the program itself does.
    /// </summary>
    public string? CampaignId { get; init; }

    /// <summary>
    /// In this order: <c>exclusion</c> (its lines and their basis are left out), <c>minimumOrder</c> (the order's
    /// basis is too low to earn anything: no row follows), the base rules <c>spend</c>, <c>bands</c>,
    /// <c>visit</c>, <c>item</c> and <c>fixed</c>, then <c>multiply</c>, <c>add</c>, <c>rounding</c>, <c>cap</c>;
    /// and <c>budget</c> after the caps of its campaign: by how much it lowers the rounded units.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>
    /// What the step worked on: pieces for <c>item</c>, else money. Cut to nine decimals, as <c>exact</c> is.
    /// </summary>
    public double? Basis { get; init; }

    /// <summary>The factor of a multiplier.</summary>
    public double? By { get; init; }

    /// <summary>
    /// Ids of the lines the step worked on, where that is not the whole order; null for an order without lines.
    /// Empty for a multiplier of the whole order that others beat on every line.
    /// </summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>The rounding mode, on a <c>rounding</c> row.</summary>
    public string? Mode { get; init; }

    /// <summary>
    /// The period of a cap: <c>purchase</c>, <c>day</c>, <c>week</c>, <c>month</c>, <c>lifetime</c>.
    /// </summary>
    public string? Per { get; init; }

    /// <summary>
    /// Units, exact; negative where the step takes away. Cut to nine decimals where it has more; the
    /// <c>rounding</c> row takes up what that leaves. Whole for a <c>cap</c>: by how much it lowers the rounded
    /// units.
    /// </summary>
    public required double Exact { get; init; }
}
