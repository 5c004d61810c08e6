using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs;

/// <summary>
/// A program as data: what one version of it says. Made by <see cref="ProgramDefinitionReader"/>, which has checked it;
/// carried out by <see cref="CompiledProgram"/>.
/// </summary>
public sealed record ProgramDefinition
{
    /// <summary>The same in all versions of a program.</summary>
    public ProgramType Type { get; init; }

    /// <summary>As a definition says it.</summary>
    public string TypeName => ProgramWords.Of(Type);

    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 4217, in use; all money of the definition is in its smallest part.</summary>
    public required string Currency { get; init; }

    /// <summary>
    /// Whether a unit is money, in the smallest part of <see cref="Currency"/>, rather than a point or stamp.
    /// </summary>
    public bool UnitIsMoney { get; init; }

    /// <summary>An IANA id; calendar questions are asked in this zone.</summary>
    public required string TimeZone { get; init; }

    public required EarningDefinition Earning { get; init; }

    /// <summary>Null: units mature at once.</summary>
    public Maturity? Maturity { get; init; }

    /// <summary>Null: units never expire.</summary>
    public Expiry? Expiry { get; init; }

    /// <summary>How long after their expiry units can be given back by hand; null: not at all.</summary>
    public CalendarPeriod? ReinstateWithin { get; init; }

    /// <summary>Whether a clawback may leave a member with fewer than zero units.</summary>
    public bool NegativeBalanceAllowed { get; init; } = true;

    /// <summary>
    /// How the part of a purchase that was paid with units comes back with a return.
    /// </summary>
    public PaidPart PaidPart { get; init; }

    /// <summary>
    /// How long units live, from the reversal on, that have expired between a redemption and its reversal; null: not
    /// at all.
    /// </summary>
    public CalendarPeriod? ExtendReversed { get; init; }

    /// <summary>
    /// What reaching an amount in a period gives, at most 20; of <see cref="ProgramType.Spend"/> only.
    /// </summary>
    public IReadOnlyList<ThresholdDefinition> Thresholds { get; init; } = [];

    /// <summary>Not null exactly for <see cref="ProgramType.Tiered"/>.</summary>
    public TiersDefinition? Tiers { get; init; }

    /// <summary>Not null exactly for <see cref="ProgramType.Vip"/>.</summary>
    public MembershipDefinition? Membership { get; init; }

    /// <summary>Not null exactly for <see cref="ProgramType.PunchCard"/>.</summary>
    public CardDefinition? Card { get; init; }

    /// <summary>Whether members may give units to one another, and how many.</summary>
    public TransfersDefinition Transfers { get; init; } = new(true, null);

    /// <summary>What becomes of the tier where two records of one person are made one.</summary>
    public MergedTier MergedTier { get; init; }
}

/// <summary>How orders become units.</summary>
public sealed record EarningDefinition
{
    public BasisDefinition Basis { get; init; } = new();

    /// <summary>
    /// Lines it holds for earn nothing and leave the basis; a condition that mentions no line excludes whole orders.
    /// </summary>
    public Condition? Exclude { get; init; }

    /// <summary>
    /// In the order in which the explanation shows them: 1 to 100, or none where the kind of program needs none.
    /// </summary>
    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

    /// <summary>At most 100 rules for what is no purchase; each names the type of activity it is for.</summary>
    public IReadOnlyList<RuleDefinition> Activities { get; init; } = [];

    public Combine Combine { get; init; }

    public RoundingMode Rounding { get; init; }

    /// <summary>Money; an order whose basis, after exclusions, is lower earns nothing.</summary>
    public long MinimumOrder { get; init; }

    /// <summary>Units; null is no maximum.</summary>
    public long? MaximumPerPurchase { get; init; }

    /// <summary>Caps on all the program gives one member, at most one a period.</summary>
    public IReadOnlyList<CapDefinition> Caps { get; init; } = [];
}

/// <summary>What counts as money spent. By default only the goods do, and only what was paid with money.</summary>
public sealed record BasisDefinition
{
    public bool TaxIncluded { get; init; }

    public bool ShippingIncluded { get; init; }

    public bool PaidWithUnitsIncluded { get; init; }
}

/// <summary>What comes back first of a purchase that was paid partly with units.</summary>
public enum PaidPart
{
    /// <summary>Units and money in the proportion in which they were paid; the default.</summary>
    Proportional,

    /// <summary>Units, until all have come back.</summary>
    UnitsFirst,

    /// <summary>Money, until all has come back.</summary>
    MoneyFirst,
}

/// <summary>Which of several base rules count; multipliers and additions are not concerned.</summary>
public enum Combine
{
    /// <summary>All that apply; the default.</summary>
    Sum,

    /// <summary>The one that gives most; among equals the first in the list.</summary>
    Best,

    /// <summary>The first in the list that applies, even if it gives 0.</summary>
    First,
}
