using LoyaltyPoints.Core.Rules;
using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs;

/// <summary>
/// A points program as data: what one version of it says. Made by <see cref="ProgramDefinitionReader"/>, which has
/// checked it; carried out by <see cref="CompiledProgram"/>. Units always mature at once (<c>maturity: immediate</c>).
/// </summary>
public sealed record ProgramDefinition
{
    /// <summary>The one kind of program this reader takes.</summary>
    public const string Type = "points";

    /// <summary>1 to 100 characters.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 4217, in use; all money of the definition is in its smallest part.</summary>
    public required string Currency { get; init; }

    /// <summary>An IANA id; calendar questions are asked in this zone.</summary>
    public required string TimeZone { get; init; }

    public required EarningDefinition Earning { get; init; }

    /// <summary>Null: units never expire.</summary>
    public ExpiryAfterEarning? Expiry { get; init; }

    /// <summary>Whether a clawback may leave a member with fewer than zero units.</summary>
    public bool NegativeBalanceAllowed { get; init; } = true;
}

/// <summary>How orders become units.</summary>
public sealed record EarningDefinition
{
    public BasisDefinition Basis { get; init; } = new();

    /// <summary>
    /// Lines it holds for earn nothing and leave the basis; a condition that mentions no line excludes whole orders.
    /// </summary>
    public Condition? Exclude { get; init; }

    /// <summary>1 to 100, in the order in which the explanation shows them.</summary>
    public required IReadOnlyList<RuleDefinition> Rules { get; init; }

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

/// <summary>Units expire some time after they were earned.</summary>
/// <param name="Period">Added to the local date of earning.</param>
/// <param name="RoundTo">The end of what they still live through.</param>
public sealed record ExpiryAfterEarning(CalendarPeriod Period, ExpiryRounding RoundTo);

/// <summary>Units expire at the first midnight after the end of this, local time.</summary>
public enum ExpiryRounding
{
    /// <summary>The default.</summary>
    EndOfDay,
    EndOfMonth,
    EndOfYear,
}
