namespace LoyaltyPoints.Client;

/// <summary>One attribute in the grid.</summary>
public sealed record AttributeScore
{
    public required string Attribute { get; init; }

    /// <summary>As members state it, 1 to 5.</summary>
    public required MeanScore Importance { get; init; }

    /// <summary>As members judge it, 1 to 5.</summary>
    public required MeanScore Performance { get; init; }

    /// <summary>
    /// The correlation of performance with satisfaction, -1 to 1; null for fewer than 30 answers with both, or
    /// where one of both is always the same.
    /// </summary>
    public required double? DerivedImportance { get; init; }

    /// <summary>Answers that name this performance and a level or likelihood.</summary>
    public required long Pairs { get; init; }

    /// <summary>
    /// <c>concentrateHere</c>, <c>keepUpTheGoodWork</c>, <c>lowPriority</c> or <c>possibleOverkill</c>; null
    /// where importance or performance was never answered.
    /// </summary>
    public required string? Quadrant { get; init; }
}
