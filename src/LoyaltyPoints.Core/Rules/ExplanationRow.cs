namespace LoyaltyPoints.Core.Rules;

/// <summary>
/// One step of the calculation that led to an accrual. The <see cref="Exact"/> of all rows of an explanation add up to
/// its units, exactly.
/// </summary>
public sealed record ExplanationRow
{
    /// <summary>The earning rule this row speaks of; null for rounding and for caps of the whole program.</summary>
    public string? RuleId { get; init; }

    /// <summary><c>spend</c>, <c>visit</c>, <c>item</c>, <c>fixed</c>, <c>multiply</c>, <c>add</c>,
    /// <c>rounding</c>, <c>cap</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the step worked on: money for <c>spend</c> and <c>multiply</c>, pieces for <c>item</c>.</summary>
    public decimal? Basis { get; init; }

    /// <summary>The factor of a multiplier.</summary>
    public decimal? By { get; init; }

    /// <summary>Ids of the lines the step worked on, where that is not the whole order.</summary>
    public IReadOnlyList<string>? Lines { get; init; }

    /// <summary>The rounding mode, on a <c>rounding</c> row.</summary>
    public string? Mode { get; init; }

    /// <summary>The period of a cap: <c>purchase</c>, <c>day</c>, <c>week</c>, <c>month</c>, <c>lifetime</c>.</summary>
    public string? Per { get; init; }

    /// <summary>Units, exact; negative where the step takes away.</summary>
    public required decimal Exact { get; init; }
}
