using LoyaltyPoints.Core.Rules.Conditions;

namespace LoyaltyPoints.Core.Programs;

/// <summary>
/// One earning rule. If its condition mentions a line, it works on the matching lines, otherwise on the whole order.
/// </summary>
public sealed record RuleDefinition
{
    /// <summary>Unique in its program: 1 to 64 of a-z, 0-9, underscore and hyphen; not <c>program</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Of a rule for what is no purchase: the type of activity it is for; else null.</summary>
    public string? ActivityType { get; init; }

    /// <summary>Of a rule that a campaign brings: which; else null.</summary>
    public Guid? CampaignId { get; init; }

    /// <summary>Null: always.</summary>
    public Condition? When { get; init; }

    public required Earn Earn { get; init; }

    /// <summary>Caps on what this rule gives one member, at most one a period.</summary>
    public IReadOnlyList<CapDefinition> Caps { get; init; } = [];

    /// <summary>First instant at which the rule applies, judged by when the order occurred.</summary>
    public Instant From { get; init; } = Instant.Beginning;

    /// <summary>First instant at which it no longer applies.</summary>
    public Instant To { get; init; } = Instant.Never;

    /// <summary>When its units can be spent and expire, where that is not as the program says.</summary>
    public UnitTerms? Terms { get; init; }
}

/// <summary>At most this many units in one period, counted in the program's calendar; weeks start on Monday.</summary>
/// <param name="Units">1 to 10^12.</param>
public sealed record CapDefinition(long Units, CapPeriod Per);

/// <summary>What a cap is counted over.</summary>
public enum CapPeriod
{
    Purchase,
    Day,
    Week,
    Month,
    Lifetime,
}

/// <summary>What a rule gives. Units are above 0 up to 10^12, with at most six decimals.</summary>
public abstract record Earn
{
    /// <summary>Whether it gives units by itself, rather than on top of others.</summary>
    public abstract bool IsBase { get; }
}

/// <summary>Units for money spent.</summary>
/// <param name="Per">Money, 1 to 10^15, in the smallest part.</param>
/// <param name="WholeSteps">Only full steps of <paramref name="Per"/> count, over the rule's whole scope.</param>
public sealed record SpendEarn(long Per, decimal Units, bool WholeSteps) : Earn
{
    public override bool IsBase => true;
}

/// <summary>Units once a purchase, given by the order: only a multiplier of the whole order multiplies them.</summary>
public sealed record VisitEarn(decimal Units) : Earn
{
    public override bool IsBase => true;
}

/// <summary>
/// Units once a purchase, given by the lines of the rule's scope in proportion to their basis (in equal parts where
/// that is zero), so a multiplier of some lines multiplies their share.
/// </summary>
public sealed record FixedEarn(decimal Units) : Earn
{
    public override bool IsBase => true;
}

/// <summary>Units for each piece of the rule's lines.</summary>
public sealed record ItemEarn(decimal Units) : Earn
{
    public override bool IsBase => true;
}

/// <summary>
/// Adds (by - 1) times what the base rules give its lines. On each line the greatest one that does not stack wins;
/// those that stack add theirs to it. Together they never take away more than the base rules gave the line.
/// </summary>
/// <param name="By">0 to 1000 but not 1, at most six decimals.</param>
public sealed record MultiplyEarn(decimal By, bool Stack) : Earn
{
    public override bool IsBase => false;
}

/// <summary>Units once a purchase, after multipliers and not multiplied.</summary>
public sealed record AddEarn(decimal Units) : Earn
{
    public override bool IsBase => false;
}
