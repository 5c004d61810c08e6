namespace LoyaltyPoints.Core.Programs;

/// <summary>What becomes of the tier where two records of one person are made one.</summary>
public enum MergedTier
{
    /// <summary>
    /// What both counted by day is added up, and the tier is what that reaches; the better of the two tiers is kept for
    /// as long as it was held, and its grace.
    /// </summary>
    Totals = 0,

    /// <summary>The better of the two is kept, and what the other record counted counts no more.</summary>
    Better = 1,
}
