namespace LoyaltyPoints.Core.Programs;

/// <summary>The levels of a tiered program and how they are reached, kept and lost.</summary>
public sealed record TiersDefinition
{
    /// <summary>Over what the metrics are counted.</summary>
    public required Window Window { get; init; }

    /// <summary>1 to 20, lowest first. Who reaches none of them has no tier.</summary>
    public required IReadOnlyList<TierDefinition> Levels { get; init; }

    public required TierValidity Validity { get; init; }

    /// <summary>What happens when a tier's validity ends and the metrics no longer reach it.</summary>
    public TierFall AtEnd { get; init; }

    /// <summary>How long the tier is still kept after that end; null: not at all.</summary>
    public GracePeriod? Grace { get; init; }

    /// <summary>Whether a purchase that lifts the member into a tier earns by that tier already.</summary>
    public bool CrossingEarnsNew { get; init; }

    /// <summary>Whether a return takes back a tier that, without what came back, would not have been reached.</summary>
    public bool RecheckAfterReturn { get; init; } = true;
}

/// <summary>One level.</summary>
/// <param name="Id">Unique in its program: 1 to 64 of a-z, 0-9, underscore and hyphen; not <c>none</c>.</param>
/// <param name="Name">For people, 1 to 100 characters.</param>
/// <param name="Reach">What it takes; null: every member has it at least.</param>
public sealed record TierDefinition(string Id, string Name, TierReach? Reach, Benefits Benefits);

/// <summary>What reaches a tier: one metric, or several joined.</summary>
public abstract record TierReach;

/// <param name="AtLeast">Money in the smallest part, units or visits; 1 or more.</param>
public sealed record MetricReach(TierMetric Metric, long AtLeast) : TierReach;

public sealed record AllReach(IReadOnlyList<TierReach> Parts) : TierReach;

public sealed record AnyReach(IReadOnlyList<TierReach> Parts) : TierReach;

/// <summary>What counts for a tier. All but the balance are counted over the window, returns taken off.</summary>
public enum TierMetric
{
    /// <summary>Money that counts by the program's basis, whole smallest parts.</summary>
    Spend,

    /// <summary>Units the program gave for purchases. Spending them does not lower it.</summary>
    UnitsEarned,

    /// <summary>Purchases of which something was kept.</summary>
    Visits,

    /// <summary>Units that can be spent now.</summary>
    Balance,
}

/// <summary>How long a tier is held once it is reached.</summary>
public abstract record TierValidity;

/// <summary>To the end of the calendar's or membership's period in which it was reached.</summary>
public sealed record ToEndOfPeriod : TierValidity;

/// <summary>To the end of the period after that.</summary>
public sealed record ToEndOfNextPeriod : TierValidity;

/// <summary>Reached in one period, held through the whole of the next, and not before.</summary>
public sealed record ThroughNextPeriod : TierValidity;

/// <summary>For so long from the local day it was reached.</summary>
public sealed record ForPeriod(CalendarPeriod Period) : TierValidity;

/// <summary>As long as the metrics reach it.</summary>
public sealed record WhileReached : TierValidity;

public enum TierFall
{
    /// <summary>To the tier that the metrics reach; the default.</summary>
    ToEarned,

    /// <summary>One level down, but not below what the metrics reach.</summary>
    OneDown,

    /// <summary>Not at all: a tier once reached is kept.</summary>
    Keep,
}

/// <summary>Time after an end.</summary>
/// <param name="RoundTo">The end of what it still lasts through.</param>
public sealed record GracePeriod(CalendarPeriod Period, ExpiryRounding RoundTo);

/// <summary>What a tier or a plan brings.</summary>
public sealed record Benefits
{
    public static readonly Benefits None = new();

    /// <summary>Of all the program's base rules give; null or not 1.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>What a checkout takes off, in percent, above 0 to 100; null: nothing.</summary>
    public decimal? DiscountPercent { get; init; }

    public bool FreeShipping { get; init; }

    /// <summary>Units on each birthday; null: none.</summary>
    public long? BirthdayUnits { get; init; }

    /// <summary>Units on each anniversary of the enrolment; null: none.</summary>
    public long? AnniversaryUnits { get; init; }

    /// <summary>For people to read, at most 20.</summary>
    public IReadOnlyList<string> Perks { get; init; } = [];

    /// <summary>When units earned with this benefit expire, instead of as the program says; null: as it says.</summary>
    public Expiry? Expiry { get; init; }
}
